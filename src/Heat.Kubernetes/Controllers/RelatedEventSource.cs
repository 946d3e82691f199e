using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>A change of another object asks for a pass over the entities that have to do with it.</summary>
/// <param name="scope">Which other objects are watched.</param>
/// <param name="prepare">Adds the indexes that <paramref name="map"/> needs.</param>
/// <param name="map">The entities that have to do with an object.</param>
/// <param name="when">Which changes count; null: all of them.</param>
internal sealed class RelatedEventSource<TOther, TEntity>(
    WatchScope scope, Action<IEntityCache<TEntity>>? prepare, Func<TOther, IEntityCache<TEntity>, IEnumerable<EntityKey>> map,
    Func<EntityChange<TOther>, bool>? when = null)
    : IEventSource<TEntity>
    where TOther : class, IKubernetesObject<V1ObjectMeta>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public void Prepare(SharedCaches caches)
    {
        prepare?.Invoke(caches.Get<TEntity>());
        caches.Get<TOther>(scope);
    }

    public IDisposable Start(SharedCaches caches, IWorkQueue<EntityKey> queue)
    {
        var entities = caches.Get<TEntity>();
        return caches.Get<TOther>(scope).Subscribe(change =>
        {
            if (when?.Invoke(change) == false)
            {
                return;
            }

            var priority = change.IsInitial ? QueuePriority.Low : QueuePriority.High;
            foreach (var key in KeysOf(change, entities))
            {
                queue.Add(key, priority);
            }
        });
    }

    /// <summary>An object that changed may have to do with other entities than before: both must know.</summary>
    private IEnumerable<EntityKey> KeysOf(EntityChange<TOther> change, IEntityCache<TEntity> entities)
    {
        var before = change.Before is null ? [] : map(change.Before, entities);
        var after = change.After is null ? [] : map(change.After, entities);
        return before.Union(after);
    }
}

using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>A change of an entity asks for a pass over it.</summary>
internal sealed class OwnEventSource<TEntity>(Tombstones<TEntity> tombstones) : IEventSource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public void Prepare(SharedCaches caches) => caches.Get<TEntity>();

    public IDisposable Start(SharedCaches caches, IWorkQueue<EntityKey> queue) => caches.Get<TEntity>().Subscribe(change =>
    {
        if (change is { After: null, Before: { } last })
        {
            tombstones.Add(change.Key, last);
        }

        if (ChangeFilter.MustLook(change))
        {
            queue.Add(change.Key, change.IsInitial ? QueuePriority.Low : QueuePriority.High);
        }
    });
}

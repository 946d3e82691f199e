using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Watching;

/// <summary>The latest known state of all objects of a kind that a watch selects.</summary>
/// <remarks>The objects are shared by all readers: never change one, <see cref="Client.KubernetesJson.Clone{T}"/> makes a copy.</remarks>
/// <typeparam name="TEntity">Type of the objects.</typeparam>
public interface IEntityCache<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Whether the cache has seen the whole collection once.</summary>
    bool HasSynced { get; }

    /// <summary>Number of objects.</summary>
    int Count { get; }

    /// <summary>One object.</summary>
    bool TryGet(EntityKey key, [NotNullWhen(true)] out TEntity? entity);

    /// <summary>All objects, as they are at this moment.</summary>
    IReadOnlyCollection<TEntity> List();

    /// <summary>All objects for which an index gives a value.</summary>
    /// <exception cref="ArgumentException">There is no such index.</exception>
    IReadOnlyCollection<TEntity> ListByIndex(string index, string value);

    /// <summary>Adds an index over the objects that are there and that will come.</summary>
    /// <param name="index">Name of the index. An index of that name that is there already stays as it is.</param>
    /// <param name="values">Values of one object. Must be a pure function of it.</param>
    void AddIndex(string index, Func<TEntity, IEnumerable<string>> values);

    /// <summary>Learns of each change, in order. The objects that are there already are told first, as <see cref="EntityChange{TEntity}.IsInitial"/>.</summary>
    /// <param name="observer">Must return at once: it is called by the watch.</param>
    /// <returns>Ends the subscription.</returns>
    IDisposable Subscribe(Action<EntityChange<TEntity>> observer);

    /// <summary>Waits until the cache has seen the whole collection once.</summary>
    Task WaitForSyncAsync(CancellationToken cancellationToken);
}

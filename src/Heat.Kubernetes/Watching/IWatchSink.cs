using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Watching;

/// <summary>Where a watcher puts what it sees.</summary>
/// <typeparam name="TEntity">Type of the objects.</typeparam>
public interface IWatchSink<in TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>These are all objects now: what is not among them is gone.</summary>
    /// <param name="namespace">Namespace that the list is about; null for all.</param>
    /// <param name="entities">The objects.</param>
    void Replace(string? @namespace, IReadOnlyCollection<TEntity> entities);

    /// <summary>An object is new or changed.</summary>
    void Set(TEntity entity);

    /// <summary>An object is gone.</summary>
    void Remove(TEntity entity);
}

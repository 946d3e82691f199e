using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Watching;

/// <summary>A change of one object in a cache. An object that is new has no state before, one that is gone has none after.</summary>
/// <typeparam name="TEntity">Type of the object.</typeparam>
/// <param name="Key">Which object.</param>
/// <param name="Before">Its state before.</param>
/// <param name="After">Its state after.</param>
/// <param name="IsInitial">Whether the object was there before the watch began: nobody is waiting for it.</param>
public sealed record EntityChange<TEntity>(EntityKey Key, TEntity? Before, TEntity? After, bool IsInitial = false)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>;

using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Abstractions;

/// <summary>Does what must be done before a deleted entity may vanish.</summary>
/// <remarks>The runtime puts the finalizer's identifier on the entity before the controller sees it first, and takes it off after a success.</remarks>
/// <typeparam name="TEntity">Type of the entity.</typeparam>
public interface IEntityFinalizer<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Does a part of the work, or finds that it is done.</summary>
    /// <param name="entity">The entity, whose deletion was asked for.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    /// <returns>Success: done, the entity may go. Success with a time: not done yet, call again then. Failure: call again with backoff.</returns>
    Task<ReconciliationResult<TEntity>> FinalizeAsync(TEntity entity, CancellationToken cancellationToken);
}

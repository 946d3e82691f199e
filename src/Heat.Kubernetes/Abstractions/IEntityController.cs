using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Abstractions;

/// <summary>Brings what an entity stands for into the state that the entity asks for.</summary>
/// <remarks>
/// Level-triggered: a call says "look again", never what happened. The same call may come twice, and calls may be left out.
/// One entity is never given to two calls at once. An exception counts as a failure without a message for people.
/// </remarks>
/// <typeparam name="TEntity">Type of the entity.</typeparam>
public interface IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Looks at an entity that exists and is not being deleted.</summary>
    /// <param name="entity">The entity as it was read just now. The caller may change it.</param>
    /// <param name="cancellationToken">Ends the pass when the program stops or loses its leadership.</param>
    Task<ReconciliationResult<TEntity>> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>Learns that an entity is gone. Best effort: it is not told of deletions while no operator ran.</summary>
    /// <param name="entity">The entity as it was seen last.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    Task<ReconciliationResult<TEntity>> DeletedAsync(TEntity entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<TEntity>.Success(entity));
}

using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Kubernetes.Controllers;

/// <summary>One pass over one entity: decides whether its controller or its finalizers are asked, and asks them.</summary>
internal sealed class EntityPass<TEntity>(
    IServiceScopeFactory scopes,
    ControllerRegistration<TEntity> registration,
    IEnumerable<FinalizerRegistration<TEntity>> finalizers,
    FinalizerKeeper keeper,
    Tombstones<TEntity> tombstones)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly FinalizerRegistration<TEntity>[] _finalizers = [.. finalizers];
    private readonly string[] _identifiers = [.. finalizers.Select(finalizer => finalizer.Identifier)];

    /// <summary>Runs a pass.</summary>
    /// <param name="key">Which entity.</param>
    /// <param name="entity">The entity as it was read just now; null when it is gone.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    /// <returns>How it ended; null when there was nothing to do.</returns>
    public async Task<ReconciliationResult<TEntity>?> RunAsync(EntityKey key, TEntity? entity, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (tombstones.TryGet(key, out var last) && last.Metadata.Uid != entity?.Metadata.Uid)
        {
            var told = await ControllerOf(scope).DeletedAsync(last, cancellationToken);
            if (!told.IsSuccess || told.RequeueAfter is not null)
            {
                return told;
            }

            tombstones.Remove(key);
        }

        if (entity is null)
        {
            return null;
        }

        return entity.IsBeingDeleted()
            ? await FinalizeAsync(scope, entity, cancellationToken)
            : await ReconcileAsync(scope, entity, cancellationToken);
    }

    private async Task<ReconciliationResult<TEntity>?> ReconcileAsync(AsyncServiceScope scope, TEntity entity, CancellationToken cancellationToken)
    {
        var attached = await keeper.AttachAsync(entity, _identifiers, cancellationToken);
        return attached is null ? null : await ControllerOf(scope).ReconcileAsync(attached, cancellationToken);
    }

    private async Task<ReconciliationResult<TEntity>?> FinalizeAsync(AsyncServiceScope scope, TEntity entity, CancellationToken cancellationToken)
    {
        ReconciliationResult<TEntity>? result = null;
        foreach (var registered in _finalizers.Where(finalizer => entity.HasFinalizer(finalizer.Identifier)))
        {
            var finalizer = (IEntityFinalizer<TEntity>)scope.ServiceProvider.GetRequiredService(registered.Finalizer);
            result = await finalizer.FinalizeAsync(entity, cancellationToken);
            if (!result.IsSuccess || result.RequeueAfter is not null)
            {
                return result;
            }

            if (await keeper.DetachAsync(result.Entity, registered.Identifier, cancellationToken) is not { } detached)
            {
                return null;
            }

            entity = detached;
        }

        return result;
    }

    private IEntityController<TEntity> ControllerOf(AsyncServiceScope scope) =>
        (IEntityController<TEntity>)scope.ServiceProvider.GetRequiredService(registration.Controller);
}

using Heat.Operator.Entities;
using Heat.Operator.Orphans;

namespace Heat.Operator.Controllers;

/// <summary>Looks at one OrphanSweep: key in, result out.</summary>
internal sealed class OrphanSweepController(OrphanSweeper sweeper) : IEntityController<V1Alpha1OrphanSweep>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1OrphanSweep>> ReconcileAsync(V1Alpha1OrphanSweep entity, CancellationToken cancellationToken) =>
        ReconciliationResult<V1Alpha1OrphanSweep>.Success(entity, await sweeper.RunAsync(entity, cancellationToken));

    /// <inheritdoc/>
    public Task<ReconciliationResult<V1Alpha1OrphanSweep>> DeletedAsync(V1Alpha1OrphanSweep entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<V1Alpha1OrphanSweep>.Success(entity));
}

using Heat.Operator.Entities;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks;

namespace Heat.Operator.Controllers;

/// <summary>Looks at one StackSnapshot: key in, result out.</summary>
internal sealed class StackSnapshotController(SnapshotRunner runner, SnapshotReporter reporter, TimeProvider clock) : IEntityController<V1Alpha1StackSnapshot>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1StackSnapshot>> ReconcileAsync(V1Alpha1StackSnapshot entity, CancellationToken cancellationToken)
    {
        try
        {
            var record = await runner.TakeAsync(entity, cancellationToken);
            await reporter.ReportAsync(entity, record, cancellationToken);
            return ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity, SnapshotRunner.UntilNextLook(record, Age(entity)));
        }
        catch (StackProblemException exception)
        {
            await reporter.ReportAsync(entity, exception.Problem, cancellationToken);
            return ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity, exception.Problem.LookAgainAfter);
        }
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<V1Alpha1StackSnapshot>> DeletedAsync(V1Alpha1StackSnapshot entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity));

    private TimeSpan Age(V1Alpha1StackSnapshot snapshot) =>
        snapshot.Metadata.CreationTimestamp is { } created ? clock.GetUtcNow() - created : TimeSpan.Zero;
}

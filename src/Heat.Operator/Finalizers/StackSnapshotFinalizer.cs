using Heat.Operator.Entities;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks;

namespace Heat.Operator.Finalizers;

/// <summary>Deletes the copies of a StackSnapshot before it may vanish.</summary>
internal sealed class StackSnapshotFinalizer(SnapshotRunner runner, SnapshotReporter reporter) : IEntityFinalizer<V1Alpha1StackSnapshot>
{
    // "Success" without a time would mean that it may go.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1StackSnapshot>> FinalizeAsync(V1Alpha1StackSnapshot entity, CancellationToken cancellationToken)
    {
        try
        {
            if (await runner.RemoveAsync(entity, cancellationToken) is not { } left)
            {
                return ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity);
            }

            var problem = StackProblem.Passing(StackReason.Progressing, $"Its copies are being deleted: {left}", LookAgain);
            await reporter.ReportAsync(entity, problem, cancellationToken);
            return ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity, LookAgain);
        }
        catch (StackProblemException exception)
        {
            await reporter.ReportAsync(entity, exception.Problem, cancellationToken);
            return ReconciliationResult<V1Alpha1StackSnapshot>.Success(entity, exception.Problem.LookAgainAfter ?? LookAgain);
        }
    }
}

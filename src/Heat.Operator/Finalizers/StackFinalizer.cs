using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Recovery;
using Heat.Operator.Stacks.Revisions;

namespace Heat.Operator.Finalizers;

/// <summary>Deletes what a Stack has in the cloud before the Stack may vanish.</summary>
/// <remarks>A Stack of which nothing was ever created needs neither cloud nor credentials to go.</remarks>
internal sealed class StackFinalizer(
    StackRunner runner, StackDependencies dependencies, IStackStore store, CredentialsBackup backup, LostState lostState, StackMemory memory,
    RevisionBook revisions, NestedStacks nested, SnapshotsOfStack snapshots)
    : IEntityFinalizer<V1Alpha1Stack>
{
    // "Success" without a time would mean that the Stack may go; a change of the spec wakes the finalizer earlier.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1Stack>> FinalizeAsync(V1Alpha1Stack entity, CancellationToken cancellationToken)
    {
        entity = nested.Effective(entity);
        var isGone = false;
        var result = await runner.ReportProblemsAsync(
            entity,
            async () =>
            {
                if (Guard(entity) is { } problem || (problem = await snapshots.RemoveAsync(entity, cancellationToken)) is not null)
                {
                    return await runner.RefuseAsync(entity, problem, cancellationToken);
                }

                var left = await RemoveAsync(entity, cancellationToken);
                isGone = left is null;
                return ReconciliationResult<V1Alpha1Stack>.Success(entity, left);
            },
            cancellationToken);
        if (!isGone)
        {
            return result is { IsSuccess: true, RequeueAfter: null } ? ReconciliationResult<V1Alpha1Stack>.Success(entity, LookAgain) : result;
        }

        await store.DeleteAsync(entity.Identity(), cancellationToken);
        await backup.DeleteAsync(entity, cancellationToken);
        await revisions.DeleteAsync(entity, cancellationToken);
        await nested.DeleteAsync(entity, cancellationToken);
        memory.Forget(entity);
        return ReconciliationResult<V1Alpha1Stack>.Success(entity);
    }

    private StackProblem? Guard(V1Alpha1Stack stack) => stack.Spec switch
    {
        { Suspend: true } => StackProblem.Stalled(
            StackReason.Suspended, "spec.suspend is true: nothing is deleted until it is taken away."),
        { DeletionProtection: true } => StackProblem.Stalled(
            StackReason.DeletionProtected, "spec.deletionProtection is true: nothing is deleted until it is set to false."),
        _ => nested.Guard(stack) ?? nested.WaitsForItsTurn(stack) ?? dependencies.StillNeeded(stack),
    };

    /// <summary>Takes removal as far as it goes now.</summary>
    /// <returns>When to go on; null: nothing is left.</returns>
    private async Task<TimeSpan?> RemoveAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        if (await HasNothingAsync(stack, cancellationToken))
        {
            return null;
        }

        var report = await runner.DeleteAsync(stack, cancellationToken);
        return report.IsGone ? null : report.LookAgainAfter ?? LookAgain;
    }

    /// <summary>A lost state is not an empty one; only where everything is to be left in the cloud nobody needs it.</summary>
    private async Task<bool> HasNothingAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        await lostState.FindAsync(stack, cancellationToken) is not null
            ? stack.Spec.DeletionPolicy == StackDeletionPolicy.Orphan
            : (await store.LoadAsync(stack.Identity(), cancellationToken)).Incarnations.IsEmpty;
}

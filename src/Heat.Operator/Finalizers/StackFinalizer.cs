using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Finalizers;

/// <summary>Deletes what a Stack has in the cloud before the Stack may vanish.</summary>
/// <remarks>A Stack of which nothing was ever created needs neither cloud nor credentials to go.</remarks>
internal sealed class StackFinalizer(
    StackRunner runner, StackDependencies dependencies, IStackStore store, CredentialsBackup backup, LostState lostState, StackMemory memory)
    : IEntityFinalizer<V1Alpha1Stack>
{
    // "Success" without a time would mean that the Stack may go; a change of the spec wakes the finalizer earlier.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<ReconciliationResult<V1Alpha1Stack>> FinalizeAsync(V1Alpha1Stack entity, CancellationToken cancellationToken)
    {
        if ((Guard(entity) ?? await LostStateOf(entity, cancellationToken)) is { } problem)
        {
            return NotDone(entity, await runner.RefuseAsync(entity, problem, cancellationToken));
        }

        if (!await IsEmptyAsync(entity, cancellationToken))
        {
            var (result, report) = await runner.DeleteAsync(entity, cancellationToken);
            if (report is not { IsGone: true })
            {
                return NotDone(entity, result);
            }
        }

        await store.DeleteAsync(StackInputGatherer.IdentityOf(entity), cancellationToken);
        await backup.DeleteAsync(entity, cancellationToken);
        memory.Forget(entity);
        return ReconciliationResult<V1Alpha1Stack>.Success(entity);
    }

    private StackProblem? Guard(V1Alpha1Stack stack) => stack.Spec switch
    {
        { Suspend: true } => StackProblem.Stalled(
            StackReason.Suspended, "spec.suspend is true: nothing is deleted until it is taken away."),
        { DeletionProtection: true } => StackProblem.Stalled(
            StackReason.DeletionProtected, "spec.deletionProtection is true: nothing is deleted until it is set to false."),
        _ => dependencies.StillNeeded(stack),
    };

    private async Task<StackProblem?> LostStateOf(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        stack.Spec.DeletionPolicy == StackDeletionPolicy.Orphan ? null : await lostState.CheckAsync(stack, cancellationToken);

    // An unreadable state is not an empty one: the exception is left to the worker, which tries again.
    private async Task<bool> IsEmptyAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        (await store.LoadAsync(StackInputGatherer.IdentityOf(stack), cancellationToken)).Incarnations.IsEmpty;

    private static ReconciliationResult<V1Alpha1Stack> NotDone(V1Alpha1Stack stack, ReconciliationResult<V1Alpha1Stack> result) =>
        result is { IsSuccess: true, RequeueAfter: null } ? ReconciliationResult<V1Alpha1Stack>.Success(stack, LookAgain) : result;
}

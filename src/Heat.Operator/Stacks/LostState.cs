using Heat.Engine.Ports;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>Notices that a stack's saved state is gone although the stack has objects in the cloud.</summary>
/// <remarks>Going on would make everything a second time, and a deletion would leave everything behind.</remarks>
internal sealed class LostState(IStackStore store)
{
    /// <summary>The problem, or null where the state is there or nothing was ever created.</summary>
    public async Task<StackProblem?> CheckAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        if (stack.Status?.Resources?.Exists(resource => resource.PhysicalId is not null) != true)
        {
            return null;
        }

        // A stack that lost its last resource still has its own facts; one whose Secrets are gone has none.
        var state = await store.LoadAsync(StackInputGatherer.IdentityOf(stack), cancellationToken);
        return state.Generation != 0 || !state.Incarnations.IsEmpty
            ? null
            : StackProblem.Stalled(
                StackReason.StateUnavailable,
                $"The Secrets stack-{stack.Metadata.Uid}-state-… that hold the stack's state are gone, but it has objects in the cloud. Restore them from a backup; nothing is created, changed or deleted until then. To let the objects go, set spec.deletionPolicy to Orphan and delete the Stack.");
    }
}

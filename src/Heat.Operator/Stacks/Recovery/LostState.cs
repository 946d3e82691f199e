using System.Text.Json;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Recovery;

/// <summary>Notices that a stack's saved state is gone or damaged although the stack has objects in the cloud.</summary>
/// <remarks>Going on would make everything a second time, and a deletion would leave everything behind.</remarks>
internal sealed class LostState(IStackStore store, DamagedPages damage)
{
    /// <summary>What is left of the state, or null where nothing is lost.</summary>
    /// <exception cref="StackStateException">The state cannot be read, for another reason than its content.</exception>
    public async Task<StateLoss?> FindAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var identity = stack.Identity();
        try
        {
            // The stack's own facts are saved last, so that a part of a state is not taken for a whole one.
            var state = await store.LoadAsync(identity, cancellationToken);
            return state.Generation == 0 && HasObjects(stack) ? new StateLoss(state, IsDamaged: false) : null;
        }
        catch (StackStateException exception) when (exception.InnerException is InvalidDataException or JsonException)
        {
            return new StateLoss(await damage.ReadAsync(identity, cancellationToken), IsDamaged: true);
        }
    }

    private static bool HasObjects(V1Alpha1Stack stack) =>
        stack.Status?.Resources?.Exists(resource => resource.PhysicalId is not null) == true
        || stack.Status is { ResourcesTruncated: true, ResourceCounts.Complete: > 0 };
}

/// <summary>A state that cannot be used as it is.</summary>
/// <param name="Remains">The part that can be read.</param>
/// <param name="IsDamaged">There are Secrets that cannot be read; otherwise they are gone.</param>
internal sealed record StateLoss(StackState Remains, bool IsDamaged);

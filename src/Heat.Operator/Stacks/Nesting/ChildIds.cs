using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>The ids of a child's resources where its status is too small for them: they are read from its state.</summary>
/// <remarks>Who keeps a group must know all its members: from a part of them it would conclude that the others are gone.</remarks>
internal sealed class ChildIds(IStackStore store)
{
    private readonly ConditionalWeakTable<StackState, ImmutableDictionary<string, string>> _known = [];

    /// <summary>The ids by logical name; null: the status has them all.</summary>
    /// <exception cref="StackStateException">The state cannot be read now.</exception>
    public async Task<ImmutableDictionary<string, string>?> OfAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        if (child.Status?.ResourcesTruncated != true)
        {
            return null;
        }

        var state = await store.LoadAsync(child.Identity(), cancellationToken);
        return state.Incarnations.IsEmpty && !child.IsBeingDeleted()
            ? throw new StackStateException($"The state of Stack '{child.Metadata.Name}', which is inside this one, is lost and is being made anew; what it has is not known before.")
            : _known.GetValue(state, Of);
    }

    private static ImmutableDictionary<string, string> Of(StackState state) => state.Incarnations.Values
        .Where(incarnation => incarnation is { IsCurrent: true, PhysicalId: not null })
        .ToImmutableDictionary(incarnation => incarnation.Name.Value, incarnation => incarnation.PhysicalId!.Value.Value, StringComparer.Ordinal); // filtered
}

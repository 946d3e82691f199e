using System.Collections.Immutable;
using Heat.Engine.Orphans;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Recovery;
using Heat.Operator.Stacks.Register;

namespace Heat.Operator.Orphans;

/// <summary>Which Stacks there are and were, and what each has.</summary>
internal sealed class ListedStacks(StackIndexes stacks, StackRegister register, IStackStore store, LostState lost)
{
    /// <summary>Makes the query of a sweep.</summary>
    /// <param name="namespace">Namespace of the sweep.</param>
    /// <param name="grace">How old an object must be to count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<OrphanQuery> QueryAsync(string @namespace, TimeSpan grace, CancellationToken cancellationToken)
    {
        var present = stacks.All.Select(stack => stack.Identity()).ToList();
        var listed = ImmutableArray.CreateBuilder<ListedStack>();
        listed.AddRange(present.Select(identity => new ListedStack(identity, StackPresence.Present)));
        var ids = present.Select(identity => identity.Id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var place in present.Select(identity => identity.Namespace).Append(@namespace).Distinct(StringComparer.Ordinal))
        {
            var past = (await register.ReadAsync(place, cancellationToken)).Where(stack => !ids.Contains(stack.Id));
            listed.AddRange(past.Select(stack => new ListedStack(
                new StackIdentity(new StackId(stack.Id), stack.Name, place), stack.IsReleased ? StackPresence.Released : StackPresence.Gone)));
        }

        return new OrphanQuery { Stacks = listed.ToImmutable(), StateOf = StateOfAsync, Grace = grace };
    }

    /// <summary>What a Stack has; null where its state is lost or cannot be read, or where the Stack came while the sweep ran.</summary>
    private async Task<StackState?> StateOfAsync(StackIdentity identity, CancellationToken cancellationToken)
    {
        try
        {
            return stacks.FindById(identity.Id.Value) is { } stack && await lost.FindAsync(stack, cancellationToken) is null
                ? await store.LoadAsync(identity, cancellationToken)
                : null;
        }
        catch (StackStateException)
        {
            return null;
        }
    }
}

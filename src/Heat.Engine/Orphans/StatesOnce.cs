using System.Collections.Concurrent;
using Heat.Engine.Stacks;

namespace Heat.Engine.Orphans;

/// <summary>What the stacks that there are have. Reads each state once, and none that nobody asks for.</summary>
internal sealed class StatesOnce(OrphanQuery query, ConcurrentQueue<string> unknown)
{
    private readonly Dictionary<StackId, (StackState State, HashSet<PhysicalId?> Ids)?> _states = [];

    /// <summary>The stack has the object, or it cannot be told.</summary>
    public async Task<bool> MayHaveAsync(StackIdentity stack, SeenObject one, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(stack, cancellationToken).ConfigureAwait(false);
        if (known is null)
        {
            unknown.Enqueue($"What stack {stack.Namespace}/{stack.Name} has cannot be told now: nothing of it counts as an orphan.");
        }

        return known is not var (held, ids) || ids.Contains(one.Id) || held.Incarnations.ContainsKey(one.Sighting.ShortId);
    }

    /// <summary>Any stack that there is has the object, under whatever name it was made; null: it cannot be told.</summary>
    public async Task<bool?> IsTakenOverAsync(SeenObject one, CancellationToken cancellationToken)
    {
        bool? isTaken = false;
        foreach (var stack in query.Stacks.Where(stack => stack.Presence == StackPresence.Present))
        {
            if (await ReadAsync(stack.Identity, cancellationToken).ConfigureAwait(false) is not var (_, ids))
            {
                isTaken = null;
            }
            else if (ids.Contains(one.Id))
            {
                return true;
            }
        }

        return isTaken;
    }

    private async Task<(StackState State, HashSet<PhysicalId?> Ids)?> ReadAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        if (!_states.TryGetValue(stack.Id, out var known))
        {
            var state = await query.StateOf(stack, cancellationToken).ConfigureAwait(false);
            known = state is null ? null : (state, state.Incarnations.Values.Select(incarnation => incarnation.PhysicalId).ToHashSet());
            _states[stack.Id] = known;
        }

        return known;
    }
}

/// <summary>An object that bears an identity.</summary>
/// <param name="Type">Type of the driver that listed it.</param>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it was made; null: the service does not tell.</param>
/// <param name="Sighting">What its texts say.</param>
internal sealed record SeenObject(string Type, PhysicalId Id, DateTimeOffset? CreatedAt, Sighting Sighting);

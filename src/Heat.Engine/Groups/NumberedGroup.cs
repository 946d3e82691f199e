using System.Collections.Immutable;

namespace Heat.Engine.Groups;

/// <summary>Decides the members of a group whose members are numbered (<c>OS::Heat::ResourceGroup</c>).</summary>
public static class NumberedGroup
{
    /// <summary>The next step on the way to what is wanted; the members of the last step are those that are wanted.</summary>
    public static GroupState Next(GroupState state, GroupGoal goal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(goal);
        return Policy(state, goal) is { } policy ? InBatches(state, goal, policy) : AtOnce(state, goal);
    }

    private static BatchPolicy? Policy(GroupState state, GroupGoal goal)
    {
        if (state.IsBeingMade && goal.Making is not null)
        {
            return goal.Making;
        }

        var isOld = state.Members.Any(member => member.Definition != goal.Definition);
        return isOld || state.Rolling == goal.Definition ? goal.Rolling : null;
    }

    private static GroupState AtOnce(GroupState state, GroupGoal goal) => state with
    {
        Members = [.. MemberNames.Numbers(goal.Size, state.Removed).Select(name => new GroupMember(name, goal.Definition))],
        Rolling = null,
        PauseUntil = null,
    };

    private static GroupState InBatches(GroupState state, GroupGoal goal, BatchPolicy policy)
    {
        var present = state.Members.Where(member => !state.Removed.Contains(member.Name)).ToArray();
        var wanted = MemberNames.Numbers(goal.Size, state.Removed).ToHashSet(StringComparer.Ordinal);
        var renewed = present.Count(member => member.Definition == goal.Definition && wanted.Contains(member.Name));
        var batch = Batch.Next(goal.Size, present.Length, renewed, policy);
        var names = MemberNames.Numbers(batch.Capacity, state.Removed);
        return state with
        {
            Members = Members(present, names, goal, batch),
            Rolling = goal.Definition,
            PauseUntil = null,
        };
    }

    private static ImmutableArray<GroupMember> Members(GroupMember[] present, ImmutableArray<string> names, GroupGoal goal, Batch batch)
    {
        var known = present.ToDictionary(member => member.Name, StringComparer.Ordinal);
        var isNamed = names.ToHashSet(StringComparer.Ordinal);
        var made = names.Where(name => !known.ContainsKey(name)).Take(batch.Renewals).ToHashSet(StringComparer.Ordinal);
        var kept = names.Where(known.ContainsKey).ToArray();

        // Who has no place any more stays until the batches have made those who take it.
        var leaving = present.Where(member => !isNamed.Contains(member.Name)).Take(Math.Max(batch.Capacity - kept.Length - made.Count, 0));
        var changed = names.Take(goal.Size).Reverse()
            .Where(name => known.TryGetValue(name, out var member) && member.Definition != goal.Definition)
            .Take(batch.Renewals - made.Count)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. names.Where(name => made.Contains(name) || known.ContainsKey(name))
                .Select(name => made.Contains(name) || changed.Contains(name) ? new GroupMember(name, goal.Definition) : known[name]),
            .. leaving,
        ];
    }
}

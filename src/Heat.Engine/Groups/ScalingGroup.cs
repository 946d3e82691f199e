using System.Collections.Immutable;

namespace Heat.Engine.Groups;

/// <summary>Decides the members of a group that grows and shrinks (<c>OS::Heat::AutoScalingGroup</c> and its kin).</summary>
/// <remarks>
/// A changed definition always goes through batches, before the size changes. A resize changes no member: it adds new ones, or drops
/// those that failed first, then the oldest.
/// </remarks>
public static class ScalingGroup
{
    private static readonly BatchPolicy OneByOne = new(1, 0, TimeSpan.Zero);

    /// <summary>The next step on the way to what is wanted; the members of the last step are those that are wanted.</summary>
    public static GroupState Next(GroupState state, GroupGoal goal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(goal);
        var isOld = !goal.LeavesOld && state.Members.Any(member => member.Definition != goal.Definition);
        return isOld || state.Rolling == goal.Definition
            ? InBatches(state with { SizeBeforeRolling = state.SizeBeforeRolling ?? state.Members.Length, Rolling = goal.Definition }, goal)
            : Resized(state with { Rolling = null, SizeBeforeRolling = null, PauseUntil = null }, goal.Size, goal);
    }

    private static GroupState InBatches(GroupState state, GroupGoal goal)
    {
        var size = state.SizeBeforeRolling ?? state.Members.Length;
        var old = state.Members.Where(member => member.Definition != goal.Definition).ToArray();
        var renewed = state.Members.Length - old.Length;

        // A protected member stays, so it is changed even where others could take its place.
        var stays = old.Count(member => goal.Protected.Contains(member.Name));
        var batch = Batch.Next(size, state.Members.Length, Math.Min(renewed, size - Math.Min(stays, size)), goal.Rolling ?? OneByOne);
        var changed = old
            .OrderBy(member => goal.Protected.Contains(member.Name) ? 0 : goal.Failed.Contains(member.Name) ? 1 : 2)
            .Take(batch.Renewals - Math.Clamp(batch.Capacity - state.Members.Length, 0, batch.Renewals))
            .Select(member => member.Name)
            .ToHashSet(StringComparer.Ordinal);
        var members = state.Members.Select(member => changed.Contains(member.Name) ? member with { Definition = goal.Definition } : member);
        return Resized(state with { Members = [.. members], PauseUntil = null }, batch.Capacity, goal);
    }

    private static GroupState Resized(GroupState state, int size, GroupGoal goal)
    {
        var excess = state.Members.Length - size;
        return excess < 0 ? Grown(state, -excess, goal) : excess == 0 ? state : state with { Members = Without(state.Members, excess, goal) };
    }

    private static GroupState Grown(GroupState state, int more, GroupGoal goal) => state with
    {
        Members = state.Members.AddRange(Enumerable.Range(state.NamesMade, more)
            .Select(index => new GroupMember(MemberNames.MadeUp(goal.Seed, index), goal.Definition))),
        NamesMade = state.NamesMade + more,
    };

    /// <summary>Failed ones go first, then those of an old definition, then the oldest. A protected member stays even if the group is too large then.</summary>
    private static ImmutableArray<GroupMember> Without(ImmutableArray<GroupMember> members, int excess, GroupGoal goal)
    {
        var victims = members
            .Where(member => !goal.Protected.Contains(member.Name))
            .OrderBy(member => goal.Failed.Contains(member.Name) ? 0 : member.Definition != goal.Definition ? 1 : 2)
            .Take(excess)
            .ToHashSet();
        return [.. members.Where(member => !victims.Contains(member))];
    }
}

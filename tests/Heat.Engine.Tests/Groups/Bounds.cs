using Heat.Engine.Groups;

namespace Heat.Engine.Tests.Groups;

/// <summary>Walks a group to its goal and watches the bounds of its batches.</summary>
internal static class Bounds
{
    private const int MostSteps = 100;

    /// <summary>The end of the way.</summary>
    /// <param name="state">The beginning.</param>
    /// <param name="goal">What is wanted.</param>
    /// <param name="next">The kind of group.</param>
    /// <param name="counts">Members that are in service.</param>
    /// <exception cref="InvalidOperationException">A batch breaks its bounds, or the way does not end.</exception>
    public static GroupState Walk(
        GroupState state, GroupGoal goal, Func<GroupState, GroupGoal, GroupState> next, Func<GroupMember, bool> counts)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var after = next(state, goal);
            if (after.Rolling is not null)
            {
                Check(state, after, goal, counts);
            }

            if (after.HasMembersOf(state))
            {
                return after;
            }

            state = after;
        }

        throw new InvalidOperationException("The way does not end.");
    }

    private static void Check(GroupState before, GroupState after, GroupGoal goal, Func<GroupMember, bool> counts)
    {
        var policy = before.IsBeingMade && goal.Making is not null ? goal.Making : goal.Rolling ?? new BatchPolicy(1, 0, TimeSpan.Zero);
        var known = before.Members.ToHashSet();
        var untouched = after.Members.Count(known.Contains);
        var present = before.Members.Count(counts);
        if (after.Members.Length - untouched > policy.MaxBatchSize)
        {
            throw new InvalidOperationException($"{after.Members.Length - untouched} members change at once.");
        }

        if (untouched < Math.Min(policy.MinInService, Math.Min(after.SizeBeforeRolling ?? goal.Size, present)))
        {
            throw new InvalidOperationException($"Only {untouched} members are left alone.");
        }
    }
}

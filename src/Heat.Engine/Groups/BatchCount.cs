namespace Heat.Engine.Groups;

/// <summary>Counts the batches that lie ahead.</summary>
public static class BatchCount
{
    /// <summary>How many times the members change until they are as they are wanted; 0: they are.</summary>
    /// <param name="state">Where the group stands.</param>
    /// <param name="goal">What is wanted.</param>
    /// <param name="next">The kind of group.</param>
    public static int Of(GroupState state, GroupGoal goal, Func<GroupState, GroupGoal, GroupState> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        for (var count = 0; ; count++)
        {
            var after = next(state, goal);
            if (after.HasMembersOf(state))
            {
                return count;
            }

            state = after;
        }
    }
}

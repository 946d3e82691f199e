namespace Heat.Engine.Groups;

/// <summary>Finds out who the members of a group are in the end, by the steps that it takes.</summary>
public static class GroupEnd
{
    /// <summary>More steps than these are not gone through.</summary>
    public const int MostSteps = 10_000;

    /// <summary>Where the group arrives when each step succeeds; null: it takes more than <see cref="MostSteps"/>.</summary>
    /// <param name="state">Where the group stands.</param>
    /// <param name="goal">What is wanted.</param>
    /// <param name="next">The kind of group.</param>
    public static GroupState? Of(GroupState state, GroupGoal goal, Func<GroupState, GroupGoal, GroupState> next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        state = state with { PauseUntil = null };
        for (var step = 0; step < MostSteps; step++)
        {
            if (GroupSteps.Decide(state, next(state, goal), TimeSpan.Zero, isComplete: true, DateTimeOffset.MinValue) is not GroupStep.Change change)
            {
                return state;
            }

            state = change.State;
        }

        return null;
    }
}

namespace Heat.Engine.Groups;

/// <summary>Decides when a group takes its next step.</summary>
public static class GroupSteps
{
    private static readonly GroupStep.Nothing Nothing = new();
    private static readonly GroupStep.Wait Wait = new();

    /// <summary>What is due.</summary>
    /// <param name="state">Where the group stands.</param>
    /// <param name="next">The step after it, as the kind of group decides.</param>
    /// <param name="pause">The pause between batches.</param>
    /// <param name="isComplete">The group's stack has done what it was told.</param>
    /// <param name="now">The time.</param>
    /// <remarks>A batch waits for the one before it. What is wanted newly waits for nothing: a batch that cannot succeed holds up no mending.</remarks>
    public static GroupStep Decide(GroupState state, GroupState next, TimeSpan pause, bool isComplete, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        if (next.HasMembersOf(state))
        {
            return AtTheEnd(state, next, isComplete);
        }

        var goesOn = state.Rolling is not null && state.Rolling == next.Rolling;
        if (!goesOn)
        {
            return new GroupStep.Change(next);
        }

        return !isComplete ? Wait : AfterPause(state, next, pause, now);
    }

    private static GroupStep AtTheEnd(GroupState state, GroupState next, bool isComplete)
    {
        if (!isComplete)
        {
            return next.Removed.SetEquals(state.Removed) ? Wait : new GroupStep.Change(next);
        }

        var settled = next.Settled;
        return settled.IsSameAs(state) ? Nothing : new GroupStep.Change(settled);
    }

    private static GroupStep AfterPause(GroupState state, GroupState next, TimeSpan pause, DateTimeOffset now) => state.PauseUntil switch
    {
        null when pause > TimeSpan.Zero => new GroupStep.Change(state with { PauseUntil = now + pause }),
        { } until when until > now => new GroupStep.Pause(until),
        _ => new GroupStep.Change(next with { PauseUntil = null }),
    };
}

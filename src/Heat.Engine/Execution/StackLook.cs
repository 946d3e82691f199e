using Heat.Engine.Resources;

namespace Heat.Engine.Execution;

/// <summary>What a look at a stack inside the stack means, while that is not ready.</summary>
internal static class StackLook
{
    /// <summary>Whatever happens in it wakes this stack; a look without an event is only for what was missed.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>It counts as failed while there are troubles in it, and as under way without.</summary>
    public static NodeOutcome Outcome(Observation observation)
    {
        var reason = observation.Reason ?? "The stack inside is at work";
        var wait = observation.LookAgainAfter ?? LookAgainAfter;
        return observation.Troubles.IsEmpty
            ? new NodeOutcome.Waiting(reason, wait)
            : new NodeOutcome.Troubled(reason, observation.Troubles, observation.IsStalled, wait);
    }
}

using Heat.Engine.Resources;

namespace Heat.Engine.Execution;

/// <summary>What a look at a stack inside the stack means, while that is not ready.</summary>
internal static class StackLook
{
    /// <summary>Whatever happens in it wakes this stack; a look without an event is only for what was missed.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>It counts as failed while there are troubles in it, and as under way without.</summary>
    public static NodeOutcome Outcome(Observation observation) =>
        Outcome(observation.Reason ?? "The stack inside is at work", observation, observation.LookAgainAfter ?? LookAgainAfter);

    /// <summary>The same of anything that waits for others than the cloud.</summary>
    /// <param name="reason">What is said of it while there are no troubles.</param>
    /// <param name="observation">What was seen.</param>
    /// <param name="wait">When the next look is due.</param>
    public static NodeOutcome Outcome(string reason, Observation observation, TimeSpan wait) => observation.Troubles.IsEmpty
        ? new NodeOutcome.Waiting(reason, wait)
        : new NodeOutcome.Troubled(reason, observation.Troubles, observation.IsStalled, wait) { IsFromCheck = observation.IsFromCheck };
}

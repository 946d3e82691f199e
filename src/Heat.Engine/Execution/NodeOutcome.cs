using System.Collections.Immutable;
using Heat.Engine.Resources;

namespace Heat.Engine.Execution;

/// <summary>What came of one node in one pass.</summary>
internal abstract record NodeOutcome
{
    /// <summary>It is as it should be; what needs it may start.</summary>
    public static readonly NodeOutcome Done = new DoneOutcome();

    /// <summary>It is as it should be.</summary>
    public sealed record DoneOutcome : NodeOutcome;

    /// <summary>The cloud is at work, an earlier step must come first, or somebody has to say so.</summary>
    public sealed record Waiting(string Reason, TimeSpan? LookAgainAfter) : NodeOutcome
    {
        /// <summary>It waits for somebody: the sentence on the stack says so too.</summary>
        public bool IsForSomebody { get; init; }
    }

    /// <summary>A new incarnation has taken the name and is recorded; the node starts again with it.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="WaitsForOld">The old object must go first.</param>
    public sealed record Replaced(string Reason, bool WaitsForOld) : NodeOutcome;

    /// <summary>The change is not allowed; the object stays as it is.</summary>
    public sealed record Refused(string Reason) : NodeOutcome;

    /// <summary>It is left alone because somebody said so, and neither counts as open nor lets what needs it start.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(string Reason) : NodeOutcome;

    /// <summary>Something inside the object is wrong. It goes on by itself: no attempt of this stack failed, none is made.</summary>
    /// <param name="Reason">The whole in one sentence; holds no secret.</param>
    /// <param name="Troubles">What is wrong; never empty.</param>
    /// <param name="IsStalled">Only a change of the desired state mends it.</param>
    /// <param name="LookAgainAfter">When it is looked at again.</param>
    public sealed record Troubled(string Reason, ImmutableArray<Trouble> Troubles, bool IsStalled, TimeSpan LookAgainAfter) : NodeOutcome
    {
        /// <summary>A check found it; but for that the object is as it should be, and what needs it may start.</summary>
        public bool IsFromCheck { get; init; }
    }

    /// <summary>An attempt failed.</summary>
    /// <param name="Reason">Why; holds no secret.</param>
    /// <param name="RequestId">The cloud's request id.</param>
    /// <param name="IsTerminal">Trying again does not mend it.</param>
    /// <param name="IsTolerated">It is young and of a kind that passes by itself: still under way rather than failed.</param>
    /// <param name="LookAgainAfter">When it is tried again.</param>
    public sealed record Failed(string Reason, string? RequestId, bool IsTerminal, bool IsTolerated, TimeSpan LookAgainAfter) : NodeOutcome;
}

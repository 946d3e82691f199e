using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Revisions;

/// <summary>Decides when a stack turns to another desired state than its spec, and when back. Pure.</summary>
public static class ServingTurns
{
    /// <summary>The turn that a failed action takes; null: it is tried again.</summary>
    /// <param name="state">The state after the pass.</param>
    /// <param name="report">What came of the pass.</param>
    /// <param name="isTimedOut">The action has had all the time that it may take.</param>
    internal static Serving? OfFailure(StackState state, PassReport report, bool isTimedOut) =>
        report.Status == StackStatus.Failed && !state.IsRepair && IsUndoable(state.Action) && LeadsSomewhere(state)
        && (isTimedOut || !IsFromBefore(state, report))
            ? state.Serving?.RolledBack(state.LastGood, report.Reason)
            : null;

    /// <summary>
    /// The state once its action is cancelled: an update goes back to the last good revision; a create stops where it is.
    /// Null: nothing is under way that could be cancelled.
    /// </summary>
    public static StackState? Cancelled(StackState state)
    {
        if (state.IsComplete || state.IsRepair || !IsUndoable(state.Action) || state.Serving is not { Kind: ServingKind.Spec or ServingKind.Restore } serving)
        {
            return null;
        }

        var reason = $"Stack {StackWords.Of(state.Action)} cancelled";
        var isUpdate = state.Action is StackAction.Update or StackAction.Restore;
        return state with { Serving = isUpdate && state.LastGood is { } good ? serving.RolledBack(good, reason) : serving.Stopped(reason) };
    }

    /// <summary>The state once the spec is to be tried again. Null: the spec is served already.</summary>
    public static StackState? Retried(StackState state) =>
        state.Serving is { Kind: ServingKind.Rollback or ServingKind.Stopped } serving ? state with { Serving = serving.Retried() } : null;

    /// <summary>The state once a snapshot is to be served.</summary>
    /// <param name="state">The state.</param>
    /// <param name="desired">The number of the spec's desired state.</param>
    /// <param name="snapshot">Name of the snapshot.</param>
    public static StackState Restored(StackState state, long desired, string snapshot) =>
        state with { Serving = Serving.Of(state, desired).Restored(snapshot) };

    /// <summary>The number of the spec's desired state behind the one that is served.</summary>
    /// <param name="state">The state.</param>
    /// <param name="generation">What is served.</param>
    public static long DesiredBehind(StackState state, long generation) =>
        state.Serving is { } serving && serving.Generation == generation ? serving.Desired : generation;

    /// <summary>
    /// All that failed are stacks inside, with troubles that are older than the action. They go on mending themselves, and what somebody does about
    /// them, by this very action perhaps, must not be undone because of them.
    /// </summary>
    private static bool IsFromBefore(StackState state, PassReport report)
    {
        var troubled = report.Resources.Where(resource => resource.Status == StackStatus.Failed).ToList();
        return troubled.Count > 0 && troubled.TrueForAll(resource => !resource.Troubles.IsEmpty
            && resource.Troubles.All(trouble => trouble.Since != default && trouble.Since < state.ActionSince));
    }

    private static bool IsUndoable(StackAction action) =>
        action is StackAction.Create or StackAction.Update or StackAction.Adopt or StackAction.Restore;

    /// <summary>A stack that was complete, but of whose revision nothing is known, must not be taken for one that had nothing.</summary>
    private static bool LeadsSomewhere(StackState state) => state.LastGood is not null || !state.WasComplete;
}

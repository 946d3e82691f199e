using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>Makes the report of a pass over a stack that rests.</summary>
internal sealed class SuspendComposer(PassScope scope, SuspendRun run)
{
    /// <summary>The report, made of one that tells what is stored.</summary>
    public PassReport Compose(PassReport stored)
    {
        var progress = Progress.Of(run.Visited.OrderBy(incarnation => incarnation.Name.Value, StringComparer.Ordinal)
            .Select(incarnation => (incarnation.Name.Value, run.Outcomes.GetValueOrDefault(incarnation.ShortId))));
        scope.Ledger.Record(state => Advance(state, progress));
        var state = scope.Ledger.State;
        var left = state.ActionSince + scope.Input.Timeout - scope.Now;
        var isTimedOut = !progress.IsDone && left <= TimeSpan.Zero;
        var status = progress.IsDone ? StackStatus.Complete : isTimedOut || !progress.Failures.IsEmpty ? StackStatus.Failed : StackStatus.InProgress;
        return stored with
        {
            Action = StackAction.Suspend,
            Status = status,
            Reason = Sentences.Of(StackAction.Suspend, status, progress, isTimedOut, scope.Input.Timeout) + Held(state),
            Resources = [.. state.Incarnations.Values.OrderBy(incarnation => incarnation.Name.Value, StringComparer.Ordinal).Select(Report)],
            LookAgainAfter = progress.IsDone || isTimedOut ? progress.LookAgainAfter : Progress.Sooner(progress.LookAgainAfter, left),
            IsStalled = progress.IsStalled,
        };
    }

    private StackState Advance(StackState state, Progress progress)
    {
        if (progress.IsDone)
        {
            return state.IsComplete ? state : state with { IsComplete = true };
        }

        return state.IsComplete ? state with { IsComplete = false, IsRepair = true, Action = StackAction.Suspend, ActionSince = scope.Now } : state;
    }

    private string Held(StackState state)
    {
        if (!state.WasComplete)
        {
            return ". Nothing is created until the stack is to run again.";
        }

        var isChanged = scope.Input.Content is { } content ? content != state.Content : scope.Input.Generation != state.Generation;
        return isChanged ? ". What changed in the desired state is held until the stack is to run again." : "";
    }

    private ResourceReport Report(Incarnation incarnation)
    {
        var report = ResourceReports.Of(scope, incarnation);
        return run.Outcomes.TryGetValue(incarnation.ShortId, out var outcome)
            ? ResourceReports.Told(report, outcome) ?? report with { Status = StackStatus.Complete }
            : report with { Reason = incarnation.PhysicalId is null ? "It is not made while the stack rests." : "waits for what was built on it" };
    }
}

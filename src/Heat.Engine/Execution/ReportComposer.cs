using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Forecasting;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>Makes the report of a pass, and notes in the state when the action is done or a repair begins.</summary>
internal sealed class ReportComposer(PassScope scope)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>The report of a pass that visited its nodes.</summary>
    public PassReport Compose(PassRound round)
    {
        var progress = Progress.Of(round.Plan.Graph.Nodes.Select(node => (NameOf(node), round.Outcomes.GetValueOrDefault(node))));
        scope.Ledger.Record(state => Advance(state, progress));
        var state = scope.Ledger.State;
        var left = state.ActionSince + scope.Input.Timeout - scope.Now;
        var isTimedOut = !progress.IsSettled && left <= TimeSpan.Zero;
        var status = StatusOf(state, progress, isTimedOut);
        return new PassReport
        {
            Action = state.Action,
            Status = status,
            Serving = state.Serving,
            Reason = progress.IsSettled && status == StackStatus.Failed
                ? Sentences.OfCheck(state.CheckFailures, progress.Failures)
                : Sentences.Of(state.Action, status, progress, isTimedOut, scope.Input.Timeout) + SkippedNodes.Sentence(scope, round.Skipped.Keys),
            Generation = scope.Input.Generation,
            Resources = new ResourceReports(scope, round).Compose(),
            Outputs = Outputs(),
            LookAgainAfter = Progress.Sooner(
                progress.IsSettled || isTimedOut ? progress.LookAgainAfter : Progress.Sooner(progress.LookAgainAfter, left), UntilReading()),
            IsTimedOut = isTimedOut,
            IsStalled = progress.IsStalled,
            IsGone = scope.Input.IsDeletion && state.Incarnations.IsEmpty,
        };
    }

    /// <summary>The report of a pass that only looked. An action that it came into goes on at once, and one that it came before begins.</summary>
    public PassReport Checked(CheckFindings found)
    {
        var isOver = scope.Ledger.State.IsComplete && StackActions.HasBegun(scope.Input, scope.Ledger.State);
        var status = !found.IsEmpty ? StackStatus.Failed : isOver ? StackStatus.Complete : StackStatus.InProgress;
        var report = Untouched(status, found.IsEmpty && !isOver ? Sentences.CheckInBetween : Sentences.OfCheck(found.Failures, found.Inside()));
        return report with
        {
            Action = StackAction.Check,
            Resources = [.. report.Resources.Select(resource => ResourceReports.Checked(resource, found))],
            LookAgainAfter = isOver ? null : TimeSpan.Zero,
        };
    }

    /// <summary>The report on a desired state that has mistakes: nothing of it is done.</summary>
    /// <param name="findings">What is wrong.</param>
    /// <param name="checkAgainAfter">When it may have mended by itself; null: never.</param>
    public PassReport Rejected(ImmutableArray<Diagnostic> findings, TimeSpan? checkAgainAfter)
    {
        var errors = findings.Where(TemplateCheck.IsError).ToList();
        return Untouched(StackStatus.Failed, Sentences.OfMistakes(errors)) with
        {
            Diagnostics = findings,
            LookAgainAfter = checkAgainAfter,
            IsStalled = true,
        };
    }

    /// <summary>The report on a desired state that waits for approval: nothing of it is done.</summary>
    public PassReport Awaiting(StackForecast forecast) => Untouched(StackStatus.InProgress, $"The plan {forecast.Hash} waits for approval.") with
    {
        Awaiting = forecast,
        IsStalled = true,
    };

    /// <summary>The report where the desired state could not even be checked.</summary>
    public PassReport NotChecked(Fault fault) => Untouched(StackStatus.InProgress, $"The template cannot be checked yet: {fault.Message}") with
    {
        LookAgainAfter = fault.RetryAfter > TryAgainAfter ? fault.RetryAfter : TryAgainAfter,
    };

    /// <summary>The report on a stack whose action was cancelled where it stood: nothing more is started.</summary>
    public PassReport Stopped(Serving serving) => Untouched(StackStatus.Failed, serving.Reason ?? "It was cancelled.") with
    {
        Action = scope.Ledger.State.Action,
        Serving = serving,
        IsStalled = true,
    };

    /// <summary>The report of a pass that does nothing because the next one works on another desired state.</summary>
    public PassReport Turning() => Untouched(StackStatus.InProgress, scope.Ledger.State.Serving?.Reason ?? "Another desired state is taken up.") with
    {
        Action = scope.Ledger.State.Action,
        LookAgainAfter = TimeSpan.Zero,
    };

    /// <summary>The report that tells what is stored, for passes of another kind to go on from.</summary>
    public PassReport Stored() => Untouched(StackStatus.InProgress, "");

    private PassReport Untouched(StackStatus status, string reason) => new()
    {
        Action = scope.Ledger.State.Generation == 0 ? StackAction.Create : StackAction.Update,
        Serving = scope.Ledger.State.Serving,
        Status = status,
        Reason = reason,
        Generation = scope.Input.Generation,
        Resources = ResourceReports.Stored(scope),
        Outputs = Outputs(),
    };

    /// <summary>The stack outside may wait for an attribute that could not be read: it is not left for the next look at everything.</summary>
    private TimeSpan? UntilReading() => scope.Input is { IsInside: true, IsDeletion: false }
        ? scope.Memory.Unread
            .Where(unread => scope.Ledger.Find(unread.Key) is { IsCurrent: true })
            .Select(unread => unread.Value.Due > scope.Now ? unread.Value.Due - scope.Now : TimeSpan.Zero)
            .Cast<TimeSpan?>()
            .Min()
        : null;

    private StackState Advance(StackState state, Progress progress)
    {
        if (progress.IsDone)
        {
            return StackActions.Finish(state, scope.Input);
        }

        if (progress.IsFromCheck && !scope.Input.IsDeletion)
        {
            return StackActions.Checked(StackActions.Finish(state, scope.Input), scope.Now);
        }

        return state.IsComplete
            ? state with
            {
                IsComplete = false,
                IsRepair = !scope.Input.IsDeletion,
                Action = scope.Input.IsDeletion ? StackAction.Delete : StackActions.OfRepair(state),
                ActionSince = scope.Now,
            }
            : state;
    }

    private static StackStatus StatusOf(StackState state, Progress progress, bool isTimedOut)
    {
        if (progress.IsDone)
        {
            return state is { Action: StackAction.Check, CheckFailures.IsEmpty: false } ? StackStatus.Failed : StackStatus.Complete;
        }

        return isTimedOut || !progress.Failures.IsEmpty ? StackStatus.Failed : StackStatus.InProgress;
    }

    private ImmutableArray<EvaluatedOutput> Outputs() => scope.Input is { IsDeletion: false, Template: { } template }
        ? [.. template.Outputs.Select(output => Explained(template.EvaluateOutput(output.Name, scope.Values)))]
        : [];

    /// <summary>An output that has no value because an attribute cannot be read says so; it keeps nothing from being complete.</summary>
    private EvaluatedOutput Explained(EvaluatedOutput output) =>
        output.Error is null && Unknown.First(output.Value) is { } unknown && scope.Values.FaultOf(unknown) is { } fault
            ? output with { Error = $"{Unknown.Described(unknown)} cannot be read: {fault.Message}" }
            : output;

    private string NameOf(PlanNode node) => node.Kind == PlanNodeKind.BringUp
        ? node.Key
        : scope.Ledger.Find(new ShortId(node.Key))?.Name.Value ?? node.Key;
}

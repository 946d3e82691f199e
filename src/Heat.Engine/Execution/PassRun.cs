using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Approval;
using Heat.Engine.Execution.Signals;
using Heat.Engine.Revisions;
using Heat.Templates.Diagnostics;

namespace Heat.Engine.Execution;

/// <summary>The course of one pass: check a new desired state, then plan and act in rounds, then report.</summary>
/// <param name="scope">What its nodes share.</param>
/// <param name="served">What was served when the pass was prepared: a request may have turned the stack to something else since.</param>
internal sealed class PassRun(PassScope scope, Serving? served)
{
    private const int MostRounds = 6;
    private static readonly TimeSpan CheckAgainAfter = TimeSpan.FromMinutes(5);

    private readonly ReportComposer _composer = new(scope);
    private readonly SignalIntake _signals = new(scope);

    /// <summary>Runs it.</summary>
    public async Task<PassReport> RunAsync()
    {
        TellWhatIsKnown();
        await _signals.TakeAsync().ConfigureAwait(false);
        var report = _signals.In(await ConvergeAsync().ConfigureAwait(false));
        return report with { Warnings = new IdleNames(scope).Find() };
    }

    private async Task<PassReport> ConvergeAsync()
    {
        if (scope.ChecksOnly)
        {
            return _composer.Checked(await new CheckRun(scope).RunAsync().ConfigureAwait(false));
        }

        if (scope.Input is { IsSuspended: true, IsDeletion: false })
        {
            var run = new SuspendRun(scope);
            await run.RunAsync().ConfigureAwait(false);
            return new SuspendComposer(scope, run).Compose(_composer.Stored());
        }

        if (Stopped() is { } stopped)
        {
            return await SurveyAsync(_composer.Stopped(stopped)).ConfigureAwait(false);
        }

        if (HasTurned())
        {
            return _composer.Turning();
        }

        if (StackActions.MustBeChecked(scope.Input, scope.Ledger.State)
            && await CheckAsync().ConfigureAwait(false) is { } rejection)
        {
            return await SurveyAsync(rejection).ConfigureAwait(false);
        }

        if (HeldBack() is { } held)
        {
            return await SurveyAsync(held).ConfigureAwait(false);
        }

        var work = PassWork.Over(scope);
        var round = work.Plan();
        if (!round.Plan.Cycle.IsEmpty)
        {
            return _composer.Rejected([Circle(round.Plan.Cycle)], checkAgainAfter: null);
        }

        await BeginAsync().ConfigureAwait(false);
        for (var count = 0; ; count++)
        {
            await round.RunAsync().ConfigureAwait(false);
            var isSignalled = await _signals.TakeAsync().ConfigureAwait(false);
            if (count == MostRounds || !(isSignalled || round.NeedsAnother()))
            {
                break;
            }

            round = work.Plan();
        }

        return Turned(_composer.Compose(round));
    }

    /// <summary>The action was cancelled and is left as it stands; deletion and a new desired state go on.</summary>
    private Serving? Stopped()
    {
        var (input, state) = (scope.Input, scope.Ledger.State);
        return input.IsDeletion ? null
            : state.Serving is { Kind: ServingKind.Stopped } serving && serving.Generation == input.Generation ? serving
            : input.IsStoppedOutside && !state.WasComplete ? Serving.OfSpec(input.Generation).Stopped("The creation of the stack in which it stands was cancelled")
            : null;
    }

    /// <summary>A request of this pass chose another desired state than the pass was given; the next one has it.</summary>
    private bool HasTurned() => !scope.Input.IsDeletion && scope.Ledger.State.Serving is { } now && now != served && now.Generation != scope.Input.Generation;

    /// <summary>A failed action may be undone; the next pass works on the former desired state.</summary>
    private PassReport Turned(PassReport report)
    {
        var state = scope.Ledger.State;
        var isTimedOut = scope.Now - state.ActionSince >= scope.Input.Timeout;
        if (scope.Input is not { RollsBack: true, IsDeletion: false } || ServingTurns.OfFailure(state, report, isTimedOut) is not { } turned)
        {
            return report;
        }

        scope.Ledger.Record(now => now with { Serving = turned });
        return report with { LookAgainAfter = TimeSpan.Zero, IsStalled = false };
    }

    /// <summary>The report on a desired state that may not be carried out yet; null: it may.</summary>
    private PassReport? HeldBack() => scope.Approval switch
    {
        ApprovalVerdict.Awaited awaited => _composer.Awaiting(awaited.Forecast),
        ApprovalVerdict.Unclear unclear => _composer.NotChecked(unclear.Fault),
        _ => null,
    };

    /// <summary>What complete resources told in an earlier pass still holds for those that are not visited.</summary>
    private void TellWhatIsKnown()
    {
        foreach (var incarnation in scope.Ledger.State.Incarnations.Values)
        {
            if (incarnation.IsCurrent && scope.Memory.Facts.TryGetValue(incarnation.ShortId, out var facts))
            {
                scope.Values.Set(incarnation.Name.Value, facts);
            }
        }
    }

    private async Task<PassReport?> CheckAsync()
    {
        try
        {
            var check = new TemplateCheck(scope);
            var mistakes = check.FindMistakes();
            if (mistakes.Any(TemplateCheck.IsError))
            {
                return _composer.Rejected(mistakes, checkAgainAfter: null);
            }

            var unknownNames = await check.FindUnknownNamesAsync().ConfigureAwait(false);
            return unknownNames.Any(TemplateCheck.IsError) ? _composer.Rejected([.. mistakes, .. unknownNames], CheckAgainAfter) : null;
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            return _composer.NotChecked(scope.Engine.Faults.Classify(exception));
        }
    }

    /// <summary>What is there is looked at even while the desired state has mistakes.</summary>
    private async Task<PassReport> SurveyAsync(PassReport rejection)
    {
        if (scope.Input.ObserveNotBefore is null)
        {
            return rejection;
        }

        await new Survey(scope).RunAsync().ConfigureAwait(false);
        return rejection with { Resources = ResourceReports.Stored(scope) };
    }

    /// <summary>A deletion is saved before the first object goes; after that there is no way back, and no object needs an intention of its own.</summary>
    private Task BeginAsync()
    {
        BeginAction();
        return scope.Input.IsDeletion && !scope.Ledger.State.Incarnations.IsEmpty ? scope.Ledger.CommitAsync() : Task.CompletedTask;
    }

    private void BeginAction()
    {
        if (StackActions.HasBegun(scope.Input, scope.Ledger.State))
        {
            return;
        }

        scope.Memory.Faults.Clear();
        scope.Ledger.Record(state => StackActions.Begin(state, scope.Input, scope.Now));
    }

    /// <summary>The finding that resources wait for one another.</summary>
    internal static Diagnostic Circle(ImmutableArray<string> cycle) => Diagnostic.Error(
        EngineDiagnosticIds.Circle, $"These resources wait for each other in a circle: {string.Join(" -> ", cycle.Append(cycle[0]))}.", $"resources.{cycle[0]}");
}

using Heat.Engine.Approval;
using Heat.Engine.Ports;
using Heat.Engine.Requests;
using Heat.Engine.Stacks;
using Microsoft.Extensions.Logging;

namespace Heat.Engine.Execution;

/// <summary>One pass: loads the state, lets the nodes act, saves what they learned, reports.</summary>
internal sealed partial class StackPass(EngineServices engine, IResourceDriverSource drivers, IPropertyResolver resolver) : IStackPass
{
    public async Task<PassReport> RunAsync(StackInput input, CancellationToken cancellationToken)
    {
        if (input is { IsDeletion: false, Template: null })
        {
            throw new ArgumentException("A stack that is not to be deleted needs a template.", nameof(input));
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var activity = EngineTelemetry.Activities.StartActivity("stack pass");
        activity?.SetTag("stack", input.Stack.Name).SetTag("namespace", input.Stack.Namespace).SetTag("generation", input.Generation);
        var start = engine.Clock.GetTimestamp();
        var report = await PassAsync(input, cancellationToken).ConfigureAwait(false);
        activity?.SetTag("action", StackWords.Of(report.Action)).SetTag("status", StackWords.Of(report.Status));
        Tell(input, report, engine.Clock.GetElapsedTime(start));
        return report;
    }

    private void Tell(StackInput input, PassReport report, TimeSpan duration)
    {
        engine.Telemetry.Pass(report.Action, report.Status, duration);
        var (stack, action, status) = (input.Stack, StackWords.Of(report.Action), StackWords.Of(report.Status));
        Log.PassEnded(engine.Log, stack.Namespace, stack.Name, action, status, duration.TotalMilliseconds, report.LookAgainAfter);
        if (engine.Memory.Of(stack.Id).TakeNews(action, status, input.Generation))
        {
            Log.StatusChanged(engine.Log, stack.Namespace, stack.Name, action, status, report.Reason);
        }

        if (report.IsGone)
        {
            engine.Memory.Forget(stack.Id);
        }
    }

    private async Task<PassReport> PassAsync(StackInput input, CancellationToken cancellationToken)
    {
        using var tokens = new PassTokens(engine.Options.Grace, engine.Clock, cancellationToken);
        var state = await engine.Store.LoadAsync(input.Stack, cancellationToken).ConfigureAwait(false);
        var ledger = new StateLedger(
            new MeasuredStore(engine.Store, engine.Telemetry, engine.Clock), input.Stack, state, engine.Options.SaveWithin, engine.Clock, tokens.Finishing);
        await using (ledger.ConfigureAwait(false))
        {
            using var scope = new PassScope(input, engine, drivers, resolver, ledger, tokens);
            try
            {
                return await RunAsync(scope).ConfigureAwait(false);
            }
            finally
            {
                await SaveRestAsync(scope, state).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What was asked for once comes first: it may change what the pass has to do.</summary>
    private static async Task<PassReport> RunAsync(PassScope scope)
    {
        scope.Approval = await ApprovalGate.CheckAsync(scope).ConfigureAwait(false);
        var desk = new RequestDesk(scope);
        var served = scope.Ledger.State.Serving;
        await desk.BeginAsync().ConfigureAwait(false);
        var report = await new PassRun(scope, served).RunAsync().ConfigureAwait(false);
        var isFollowedUp = desk.End();
        return report with
        {
            LookAgainAfter = isFollowedUp ? TimeSpan.Zero : report.LookAgainAfter,
            Answers = desk.Answers,
            Handled = scope.Ledger.State.Handled,
            LeftBehind = scope.Ledger.State.LeftBehind,
        };
    }

    /// <summary>What the pass learned is saved however it ends.</summary>
    private async Task SaveRestAsync(PassScope scope, StackState loaded)
    {
        if (scope.Input.IsDeletion && scope.Ledger.State.Incarnations.IsEmpty)
        {
            // No save may come after the removal.
            await scope.Ledger.DisposeAsync().ConfigureAwait(false);
            await engine.Store.DeleteAsync(scope.Input.Stack, scope.Tokens.Finishing).ConfigureAwait(false);
            engine.Memory.Forget(scope.Input.Stack.Id);
        }
        else if (!ReferenceEquals(loaded, scope.Ledger.State))
        {
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Pass over stack {Namespace}/{Stack}: {Action}_{Status} after {Milliseconds:F0} ms; next look after {LookAgainAfter}")]
        public static partial void PassEnded(
            ILogger logger, string @namespace, string stack, string action, string status, double milliseconds, TimeSpan? lookAgainAfter);

        [LoggerMessage(Level = LogLevel.Information, Message = "Stack {Namespace}/{Stack}: {Action}_{Status}. {Reason}")]
        public static partial void StatusChanged(ILogger logger, string @namespace, string stack, string action, string status, string reason);
    }
}

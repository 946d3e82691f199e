using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Resources;

namespace Heat.Operator.Stacks;

/// <summary>Runs one pass over a Stack: guard, gather, pass, report. Decides nothing itself.</summary>
internal sealed partial class StackRunner(
    StackInputGatherer gatherer,
    StackDependencies dependencies,
    DriftSchedule drift,
    IDriverSourceFactory drivers,
    IStackPassFactory passes,
    StackReporter reporter,
    LostState lostState,
    TimeProvider clock,
    ILogger<StackRunner> logger)
{
    // A pass that ends sooner speaks for itself.
    private static readonly TimeSpan AnnounceAfter = TimeSpan.FromSeconds(1);

    /// <summary>Brings the stack nearer to what its spec says.</summary>
    public async Task<ReconciliationResult<V1Alpha1Stack>> ConvergeAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        if ((Guard(stack) ?? await LostStateOf(stack, cancellationToken)) is { } refusal)
        {
            return await RefuseAsync(stack, refusal, cancellationToken);
        }

        var demand = drift.Demand(stack);
        var gathered = await gatherer.GatherAsync(stack, demand, cancellationToken);
        if (gathered.Preparation is not { } preparation)
        {
            return await RefuseAsync(stack, gathered.Problem!, cancellationToken); // one of the two is set
        }

        var (result, report) = await PassAsync(stack, preparation, cancellationToken);
        if (report is null)
        {
            return result;
        }

        if (demand is not null)
        {
            drift.Observed(stack);
        }

        return ReconciliationResult<V1Alpha1Stack>.Success(stack, Sooner(report.LookAgainAfter, drift.UntilDue(stack)));
    }

    /// <summary>Brings the stack nearer to its end.</summary>
    /// <returns>The report of the pass, or null with the result to give back.</returns>
    public async Task<(ReconciliationResult<V1Alpha1Stack> Result, PassReport? Report)> DeleteAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var gathered = await gatherer.GatherForDeletionAsync(stack, cancellationToken);
        return gathered.Preparation is { } preparation
            ? await PassAsync(stack, preparation, cancellationToken)
            : (await RefuseAsync(stack, gathered.Problem!, cancellationToken), null); // one of the two is set
    }

    /// <summary>Reports a problem and says when to try again.</summary>
    public async Task<ReconciliationResult<V1Alpha1Stack>> RefuseAsync(V1Alpha1Stack stack, StackProblem problem, CancellationToken cancellationToken)
    {
        await reporter.ReportAsync(stack, problem, cancellationToken);
        Log.Refused(logger, stack.Metadata.Namespace, stack.Metadata.Name, problem.Reason, problem.Message);
        return ReconciliationResult<V1Alpha1Stack>.Success(stack, problem.LookAgainAfter);
    }

    private async Task<StackProblem?> LostStateOf(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        try
        {
            return await lostState.CheckAsync(stack, cancellationToken);
        }
        catch (StackStateException exception)
        {
            return StackProblem.Passing(StackReason.StateUnavailable, exception.Message, TimeSpan.FromSeconds(5));
        }
    }

    private StackProblem? Guard(V1Alpha1Stack stack) =>
        stack.Spec.Suspend == true
            ? StackProblem.Stalled(StackReason.Suspended, "spec.suspend is true: the controller leaves the stack alone.")
            : SpecGuard.Check(stack.Spec) ?? dependencies.NotReady(stack);

    private async Task<(ReconciliationResult<V1Alpha1Stack> Result, PassReport? Report)> PassAsync(
        V1Alpha1Stack stack, StackPreparation preparation, CancellationToken cancellationToken)
    {
        try
        {
            var cloud = drivers.ForSession(preparation.Session);
            var pass = passes.Create(cloud.Drivers, cloud.Resolver).RunAsync(preparation.Input, cancellationToken);
            await AnnounceAsync(stack, pass, cancellationToken);
            var report = await pass;
            await reporter.ReportAsync(stack, report, cancellationToken);
            return (ReconciliationResult<V1Alpha1Stack>.Success(stack, report.LookAgainAfter), report);
        }
        catch (StackStateException exception)
        {
            var problem = StackProblem.Passing(StackReason.StateUnavailable, exception.Message, TimeSpan.FromSeconds(5));
            return (await RefuseAsync(stack, problem, cancellationToken), null);
        }
        catch (StackProblemException exception)
        {
            return (await RefuseAsync(stack, exception.Problem, cancellationToken), null);
        }
    }

    private async Task AnnounceAsync(V1Alpha1Stack stack, Task<PassReport> pass, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(pass, Task.Delay(AnnounceAfter, clock, ended.Token));
        await ended.CancelAsync();
        if (first != pass && !cancellationToken.IsCancellationRequested)
        {
            await reporter.AnnounceAsync(stack, cancellationToken);
        }
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) =>
        one is null || other < one ? other : one;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Stack {Namespace}/{Stack} is not worked on ({Reason}): {Problem}")]
        public static partial void Refused(ILogger logger, string? @namespace, string? stack, StackReason reason, string problem);
    }
}

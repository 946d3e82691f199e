using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Plans;
using Heat.Operator.Stacks.Recovery;
using Heat.Resources;

namespace Heat.Operator.Stacks;

/// <summary>Runs one pass over a Stack: guard, gather, recover, pass, report. Decides nothing itself.</summary>
internal sealed partial class StackRunner(
    StackInputGatherer gatherer,
    StackDependencies dependencies,
    DriftSchedule drift,
    IDriverSourceFactory drivers,
    IStackPassFactory passes,
    StackReporter reporter,
    LostState lostState,
    StateRecovery recovery,
    PendingPlans plans,
    NestedStacks nested,
    TimeProvider clock,
    ILogger<StackRunner> logger)
{
    // A pass that ends sooner speaks for itself.
    private static readonly TimeSpan AnnounceAfter = TimeSpan.FromSeconds(1);

    // A state that cannot be read or saved now is read again.
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Brings the stack nearer to what its spec says.</summary>
    public Task<ReconciliationResult<V1Alpha1Stack>> ConvergeAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var effective = nested.Effective(stack);
        return ReportProblemsAsync(
            effective,
            () => Guard(effective) is { } refusal ? RefuseAsync(effective, refusal, cancellationToken) : ConvergeGuardedAsync(effective, cancellationToken),
            cancellationToken);
    }

    /// <summary>Brings the stack nearer to its end.</summary>
    /// <returns>The report of the pass.</returns>
    /// <exception cref="StackProblemException">No pass can run.</exception>
    /// <exception cref="StackStateException">The state cannot be read or saved.</exception>
    public async Task<PassReport> DeleteAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var preparation = Prepared(await gatherer.GatherForDeletionAsync(stack, cancellationToken));
        if (await lostState.FindAsync(stack, cancellationToken) is { } loss)
        {
            // What is to be removed stands in the template too, if it can still be read.
            var gathered = await gatherer.GatherAsync(stack, observeNotBefore: null, cancellationToken);
            await RecoverAsync(stack, gathered.Preparation ?? preparation, loss, cancellationToken);
        }

        return await PassAsync(stack, preparation, cancellationToken);
    }

    /// <summary>Does work on a stack. What makes it impossible reaches the Ready condition and an event.</summary>
    public async Task<ReconciliationResult<V1Alpha1Stack>> ReportProblemsAsync(
        V1Alpha1Stack stack, Func<Task<ReconciliationResult<V1Alpha1Stack>>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (StackStateException exception)
        {
            var problem = StackProblem.Passing(StackReason.StateUnavailable, exception.Message, ReadAgainAfter);
            return await RefuseAsync(stack, problem, cancellationToken);
        }
        catch (StackProblemException exception)
        {
            return await RefuseAsync(stack, exception.Problem, cancellationToken);
        }
        catch (Exception exception) when (OperatorFault.Of(exception) is { } fault)
        {
            await reporter.TellAsync(stack, fault, cancellationToken);
            throw;
        }
    }

    /// <summary>Reports a problem and says when to try again.</summary>
    public async Task<ReconciliationResult<V1Alpha1Stack>> RefuseAsync(V1Alpha1Stack stack, StackProblem problem, CancellationToken cancellationToken)
    {
        await reporter.ReportAsync(stack, problem, cancellationToken);
        Log.Refused(logger, problem.IsTrouble ? LogLevel.Warning : LogLevel.Information, stack.Metadata.Namespace, stack.Metadata.Name, problem.Reason, problem.Message);
        return ReconciliationResult<V1Alpha1Stack>.Success(stack, problem.LookAgainAfter);
    }

    private async Task<ReconciliationResult<V1Alpha1Stack>> ConvergeGuardedAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var demand = drift.Demand(stack);
        var preparation = Prepared(await gatherer.GatherAsync(stack, demand, cancellationToken));
        if (await lostState.FindAsync(stack, cancellationToken) is { } loss)
        {
            await RecoverAsync(stack, preparation, loss, cancellationToken);
        }

        var report = await PassAsync(stack, preparation, cancellationToken);
        if (demand is not null)
        {
            drift.Observed(stack);
        }

        return ReconciliationResult<V1Alpha1Stack>.Success(stack, Sooner(report.LookAgainAfter, drift.UntilDue(stack)));
    }

    private StackProblem? Guard(V1Alpha1Stack stack) =>
        stack.Spec.Suspend == true
            ? StackProblem.Stalled(StackReason.Suspended, "spec.suspend is true: the controller leaves the stack alone.")
            : nested.Guard(stack) ?? SpecGuard.Check(stack.Spec) ?? dependencies.NotReady(stack);

    private static StackPreparation Prepared(GatheringResult gathered) =>
        gathered.Preparation ?? throw new StackProblemException(gathered.Problem!); // one of the two is set

    private async Task RecoverAsync(V1Alpha1Stack stack, StackPreparation preparation, StateLoss loss, CancellationToken cancellationToken)
    {
        if (await recovery.RunAsync(stack, preparation, loss, cancellationToken) is { } problem)
        {
            throw new StackProblemException(problem);
        }
    }

    private async Task<PassReport> PassAsync(V1Alpha1Stack stack, StackPreparation preparation, CancellationToken cancellationToken)
    {
        var cloud = drivers.ForSession(preparation.Session);
        var pass = passes.Create(cloud.Drivers, cloud.Resolver).RunAsync(preparation.Input, cancellationToken);
        await AnnounceAsync(stack, pass, cancellationToken);
        var report = await pass;
        await plans.KeepAsync(stack, report, cancellationToken);
        await reporter.ReportAsync(stack, report, cancellationToken);
        return report;
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
        [LoggerMessage(Message = "Stack {Namespace}/{Stack} is not worked on ({Reason}): {Problem}")]
        public static partial void Refused(ILogger logger, LogLevel level, string? @namespace, string? stack, StackReason reason, string problem);
    }
}

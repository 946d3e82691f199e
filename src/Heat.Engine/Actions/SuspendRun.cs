using System.Collections.Concurrent;
using Heat.Engine.Execution;
using Heat.Engine.Graph;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>The course of a pass over a stack that shall rest: what is there is put to rest, dependants first, and nothing else is done.</summary>
/// <remarks>
/// Neither the template nor its order is needed: the records say what was built on what. What changes in the template
/// meanwhile is held until the stack works again.
/// </remarks>
internal sealed class SuspendRun(PassScope scope)
{
    private readonly ConcurrentDictionary<ShortId, NodeOutcome> _outcomes = [];
    private readonly Failures _failures = new(scope);

    /// <summary>What came of the objects.</summary>
    public IReadOnlyDictionary<ShortId, NodeOutcome> Outcomes => _outcomes;

    /// <summary>The objects, in no order.</summary>
    public IReadOnlyList<Incarnation> Visited =>
        [.. scope.Ledger.State.Incarnations.Values.Where(incarnation => IsPutToRest(incarnation) && !scope.Input.Skip.Contains(incarnation.Name.Value))];

    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        scope.Ledger.Record(state => state.IsSuspended
            ? state
            : state with { IsSuspended = true, Action = StackAction.Suspend, ActionSince = scope.Now, IsComplete = false, IsRepair = false });
        await new GraphWalk<ShortId>(Order(), VisitAsync, scope.Ledger.OpenWave).RunAsync().ConfigureAwait(false);
    }

    private static bool IsPutToRest(Incarnation incarnation) =>
        incarnation is { IsCurrent: true, IsExternal: false, PhysicalId: not null, Phase: not IncarnationPhase.Deleting };

    /// <summary>Each needs what was built on it to rest first. Where records contradict each other, the order gives way.</summary>
    private DependencyGraph<ShortId> Order()
    {
        var graph = new DependencyGraph<ShortId>();
        var visited = Visited;
        foreach (var incarnation in visited)
        {
            graph.Add(incarnation.ShortId);
        }

        foreach (var dependant in visited)
        {
            foreach (var needed in dependant.Requirements.Select(scope.Ledger.Current).OfType<Incarnation>())
            {
                if (needed.ShortId != dependant.ShortId && graph.Contains(needed.ShortId))
                {
                    graph.Connect(needed.ShortId, dependant.ShortId);
                }
            }
        }

        GraphOrder.BreakCycles(graph, (_, _) => true);
        return graph;
    }

    private ValueTask<bool> VisitAsync(ShortId shortId)
    {
        var incarnation = scope.Ledger.Find(shortId)!; // nothing is forgotten while a stack rests
        var isDone = incarnation.Rest == RestStage.Suspended && !IsLookDue(incarnation);
        return isDone ? ValueTask.FromResult(Keep(shortId, NodeOutcome.Done)) : new(GuardAsync(incarnation));
    }

    private async Task<bool> GuardAsync(Incarnation incarnation)
    {
        try
        {
            return Keep(incarnation.ShortId, await StepAsync(incarnation).ConfigureAwait(false));
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            var current = scope.Ledger.Find(incarnation.ShortId) ?? incarnation;
            return Keep(incarnation.ShortId, _failures.Record(current, scope.Engine.Faults.Classify(exception)));
        }
    }

    private async Task<NodeOutcome> StepAsync(Incarnation incarnation)
    {
        if (scope.Drivers.Find(incarnation.Type) is not { } driver)
        {
            return _failures.Record(incarnation, new Fault(FaultKind.Terminal, $"{incarnation.Type} has no driver yet."));
        }

        if (incarnation.Rest == RestStage.Suspended && await FindDriftAsync(incarnation, driver).ConfigureAwait(false) is { } told)
        {
            return told;
        }

        var current = scope.Ledger.Find(incarnation.ShortId) ?? incarnation;
        return await new RestSteps(scope, _failures).SuspendAsync(current, driver).ConfigureAwait(false);
    }

    private bool IsLookDue(Incarnation incarnation) => scope.Input.ObserveNotBefore is not null
        && !scope.WasLookedAt(incarnation.ShortId) && scope.Drift.Looks(incarnation.Name.Value);

    /// <summary>Somebody may have set an object to work behind the stack's back.</summary>
    /// <returns>Null: it is put to rest again.</returns>
    private async Task<NodeOutcome?> FindDriftAsync(Incarnation incarnation, IResourceDriver driver)
    {
        if (driver is not ISuspends)
        {
            return NodeOutcome.Done;
        }

        var observation = await scope.ObserveAsync(driver, incarnation, scope.Input.ObserveNotBefore ?? scope.StartedAt).ConfigureAwait(false);
        scope.NoteLook(incarnation.ShortId, observation);
        if (observation is not { Lifecycle: Lifecycle.Ready, IsSuspended: false, IsIdle: false })
        {
            scope.Memory.Drift.TryRemove(incarnation.ShortId, out _);
            return NodeOutcome.Done;
        }

        if (scope.Drift.Of(incarnation.Name.Value) == DriftPolicy.Correct)
        {
            scope.Ledger.Record(incarnation with { Rest = RestStage.Awake });
            return null;
        }

        scope.Memory.Drift[incarnation.ShortId] = [SuspensionDrift.Of(desired: true)];
        return NodeOutcome.Done;
    }

    private bool Keep(ShortId shortId, NodeOutcome outcome)
    {
        _outcomes[shortId] = outcome;
        return outcome is NodeOutcome.DoneOutcome;
    }
}

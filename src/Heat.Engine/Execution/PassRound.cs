using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.Engine.Graph;
using Heat.Engine.Planning;

namespace Heat.Engine.Execution;

/// <summary>Plans once and visits every node whose requirements are met.</summary>
internal sealed class PassRound(PassScope scope, ImmutableDictionary<string, ImmutableHashSet<string>> implicitRequirements, NodeRunner nodes)
{
    private readonly ConcurrentDictionary<PlanNode, NodeOutcome> _outcomes = [];

    /// <summary>The plan.</summary>
    public StackPlan Plan { get; } = StackPlanner.Plan(new PlanInput(
        scope.Input.IsDeletion || scope.Input.Template is null ? [] : scope.Input.Template.Resources,
        [.. scope.Ledger.State.Incarnations.Values],
        implicitRequirements));

    /// <summary>What came of the nodes; one that waits for another has none.</summary>
    public IReadOnlyDictionary<PlanNode, NodeOutcome> Outcomes => _outcomes;

    /// <summary>Visits.</summary>
    public Task RunAsync() => new GraphWalk<PlanNode>(Plan.Graph, VisitAsync, scope.Ledger.OpenWave).RunAsync();

    /// <summary>What was done left something to clean up that this plan does not know yet.</summary>
    public bool NeedsAnother() => scope.Ledger.State.Incarnations.Values.Any(incarnation =>
        (!incarnation.IsCurrent || !Plan.Graph.Contains(PlanNode.BringUp(incarnation.Name.Value)))
        && !Plan.Graph.Contains(PlanNode.CleanUp(incarnation.ShortId)));

    private ValueTask<bool> VisitAsync(PlanNode node)
    {
        var running = nodes.RunAsync(node);
        return running.IsCompletedSuccessfully ? ValueTask.FromResult(Keep(node, running.Result)) : new(AwaitAsync(node, running));
    }

    private async Task<bool> AwaitAsync(PlanNode node, ValueTask<NodeOutcome> running) => Keep(node, await running.ConfigureAwait(false));

    private bool Keep(PlanNode node, NodeOutcome outcome)
    {
        _outcomes[node] = outcome;
        return outcome is NodeOutcome.DoneOutcome;
    }
}

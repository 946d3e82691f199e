using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Graph;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Plans once and visits every node whose requirements are met.</summary>
internal sealed class PassRound(
    PassScope scope, ImmutableDictionary<string, ImmutableHashSet<string>> implicitRequirements, NodeRunner nodes, Announcements announcements)
{
    private readonly ConcurrentDictionary<PlanNode, NodeOutcome> _outcomes = [];

    /// <summary>The plan.</summary>
    public StackPlan Plan { get; } = StackPlanner.Plan(new PlanInput(
        scope.Input.IsDeletion || scope.Input.Template is null ? [] : scope.Input.Template.Resources,
        [.. scope.Ledger.State.Incarnations.Values],
        implicitRequirements));

    /// <summary>What came of the nodes; one that waits for another has none.</summary>
    public IReadOnlyDictionary<PlanNode, NodeOutcome> Outcomes => _outcomes;

    private FrozenDictionary<PlanNode, string>? _skipped;

    /// <summary>What is left alone, with the reasons.</summary>
    public FrozenDictionary<PlanNode, string> Skipped => _skipped ??= SkippedNodes.Of(scope, Plan.Graph);

    /// <summary>Visits.</summary>
    public async Task RunAsync()
    {
        foreach (var (node, reason) in Skipped)
        {
            Keep(node, new NodeOutcome.Skipped(reason));
        }

        try
        {
            await new GraphWalk<PlanNode>(Plan.Graph, VisitAsync, OpenWave, Announce).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            await announcements.EndAsync().ConfigureAwait(false);
            foreach (var ((step, outcome), count) in _outcomes.CountBy(end => (Words.Of(end.Key.Kind), Words.Of(end.Value))))
            {
                scope.Engine.Telemetry.Nodes(step, outcome, count);
            }
        }
    }

    private IDisposable OpenWave()
    {
        scope.Engine.Telemetry.Wave();
        return scope.Ledger.OpenWave();
    }

    /// <summary>What was done changes the plan: there is something new to clean up, or a successor waits no more.</summary>
    public bool NeedsAnother() => scope.Ledger.State.Incarnations.Values.Any(IsUnplanned) || Plan.Graph.Nodes.Any(IsSetFree);

    private bool IsUnplanned(Incarnation incarnation) =>
        (!incarnation.IsCurrent || !Plan.Graph.Contains(PlanNode.BringUp(incarnation.Name.Value)))
        && !Plan.Graph.Contains(PlanNode.CleanUp(incarnation.ShortId));

    private bool IsSetFree(PlanNode node) => node.Kind == PlanNodeKind.BringUp && !_outcomes.ContainsKey(node)
        && Plan.Graph.NeedsOf(node).Any(needed => needed.Kind == PlanNodeKind.CleanUp
            && scope.Ledger.Find(new ShortId(needed.Key)) is { } old && !Departure.HoldsSuccessor(old));

    private void Announce(IReadOnlyList<PlanNode> next) => announcements.Announce([.. next.Where(node => !Skipped.ContainsKey(node))]);

    private ValueTask<bool> VisitAsync(PlanNode node)
    {
        if (Skipped.ContainsKey(node))
        {
            return ValueTask.FromResult(false);
        }

        if (node.Kind == PlanNodeKind.CleanUp && StandsUnderUnplanned(new ShortId(node.Key)))
        {
            return ValueTask.FromResult(Keep(node, new NodeOutcome.Waiting("What was built on it goes first.", TimeSpan.Zero)));
        }

        var running = nodes.RunAsync(node);
        if (running.IsCompletedSuccessfully)
        {
            return ValueTask.FromResult(Keep(node, running.Result));
        }

        return new(AwaitAsync(node, running.AsTask()));
    }

    /// <summary>Something that was built on it lost its name in this very round: it has no clean-up yet, and has to go first.</summary>
    private bool StandsUnderUnplanned(ShortId shortId)
    {
        var superseded = scope.Ledger.Superseded;
        return !superseded.IsEmpty && scope.Ledger.Find(shortId) is { Phase: not IncarnationPhase.Deleting } leaving
            && superseded.Any(other => !Plan.Graph.Contains(PlanNode.CleanUp(other))
                && scope.Ledger.Find(other) is { IsCurrent: false } old && old.Requirements.Contains(leaving.Name.Value));
    }

    private async Task<bool> AwaitAsync(PlanNode node, Task<NodeOutcome> running) => Keep(node, await running.ConfigureAwait(false));

    private bool Keep(PlanNode node, NodeOutcome outcome)
    {
        _outcomes[node] = outcome;
        return outcome is NodeOutcome.DoneOutcome or NodeOutcome.Troubled { IsFromCheck: true };
    }
}

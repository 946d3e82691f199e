using System.Collections.Immutable;
using Heat.Engine.Graph;

namespace Heat.Engine.Planning;

/// <summary>Makes the graph of a pass from what is wanted and what is there, by a list of small transforms.</summary>
internal static class StackPlanner
{
    private static readonly ImmutableArray<IPlanTransform> Transforms =
    [
        new AddResourceNodes(),
        new ConnectReferences(),
        new ConnectImplicitRequirements(),
        new AddCleanupNodes(),
        new ConnectCleanups(),
    ];

    /// <summary>The plan. A cycle of references is reported; edges that only help the order give way instead.</summary>
    public static StackPlan Plan(PlanInput input)
    {
        var draft = new PlanDraft(input);
        foreach (var transform in Transforms)
        {
            transform.Apply(draft);
        }

        var cycle = GraphOrder.BreakCycles(draft.Graph, (node, needed) => draft.Weak.Contains((node, needed)));
        return new StackPlan(draft.Graph, [.. cycle.Select(node => node.Key)]);
    }
}

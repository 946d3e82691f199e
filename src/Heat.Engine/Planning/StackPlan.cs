using System.Collections.Immutable;
using Heat.Engine.Graph;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Planning;

/// <summary>What a plan is made of.</summary>
/// <param name="Definitions">The desired resources; none when the stack is to be removed.</param>
/// <param name="Incarnations">What was saved.</param>
/// <param name="ImplicitRequirements">By logical name: what it must wait for although the template does not say so.</param>
internal sealed record PlanInput(
    ImmutableArray<ResourceDefinition> Definitions,
    IReadOnlyCollection<Incarnation> Incarnations,
    IReadOnlyDictionary<string, ImmutableHashSet<string>> ImplicitRequirements);

/// <summary>A plan while transforms work on it.</summary>
internal sealed class PlanDraft(PlanInput input)
{
    /// <summary>What the plan is made of.</summary>
    public PlanInput Input { get; } = input;

    /// <summary>The graph so far.</summary>
    public DependencyGraph<PlanNode> Graph { get; } = new();

    /// <summary>Edges that only help the order, and may give way where they would close a cycle.</summary>
    public HashSet<(PlanNode Node, PlanNode Needed)> Weak { get; } = [];

    /// <summary>Connects two nodes where both are in the graph and differ.</summary>
    public void Connect(PlanNode node, PlanNode needed, bool isWeak)
    {
        if (node != needed && Graph.Contains(node) && Graph.Contains(needed) && Graph.Connect(node, needed) && isWeak)
        {
            Weak.Add((node, needed));
        }
    }
}

/// <summary>What to do, and in which order.</summary>
/// <param name="Graph">The nodes; those on a cycle never start.</param>
/// <param name="Cycle">Logical names that wait for each other in a circle; empty in a sound template.</param>
internal sealed record StackPlan(DependencyGraph<PlanNode> Graph, ImmutableArray<string> Cycle);

/// <summary>One step in the making of a plan. Pure: it only edits the draft's graph.</summary>
internal interface IPlanTransform
{
    /// <summary>Adds nodes or edges.</summary>
    void Apply(PlanDraft draft);
}

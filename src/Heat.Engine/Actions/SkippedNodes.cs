using System.Collections.Frozen;
using Heat.Engine.Execution;
using Heat.Engine.Graph;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>The nodes of a plan that are left alone: those of the resources to be skipped, and all that need them.</summary>
internal static class SkippedNodes
{
    /// <summary>The nodes, each with the reason.</summary>
    public static FrozenDictionary<PlanNode, string> Of(PassScope scope, DependencyGraph<PlanNode> graph)
    {
        if (scope.Input.IsDeletion || scope.Input.Skip.IsEmpty)
        {
            return FrozenDictionary<PlanNode, string>.Empty;
        }

        var reasons = new Dictionary<PlanNode, string>();
        var open = new Queue<PlanNode>();
        foreach (var node in graph.Nodes.Where(node => scope.Input.Skip.Contains(NameOf(scope, node))))
        {
            reasons[node] = "It is to be skipped, and left as it is.";
            open.Enqueue(node);
        }

        while (open.TryDequeue(out var skipped))
        {
            foreach (var dependant in graph.NeededBy(skipped))
            {
                if (reasons.TryAdd(dependant, $"It needs {NameOf(scope, skipped)}, which is skipped, and is left as it is."))
                {
                    open.Enqueue(dependant);
                }
            }
        }

        return reasons.ToFrozenDictionary();
    }

    /// <summary>What the sentence on the stack says of them; empty where nothing is to be skipped.</summary>
    public static string Sentence(PassScope scope, IEnumerable<PlanNode> skipped)
    {
        var names = skipped.Select(node => NameOf(scope, node)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "" : $". {names.Count} skipped: {Sentences.Listed([.. names])}";
    }

    private static string NameOf(PassScope scope, PlanNode node) => node.Kind == PlanNodeKind.BringUp
        ? node.Key
        : scope.Ledger.Find(new ShortId(node.Key))?.Name.Value ?? "";
}

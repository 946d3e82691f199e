using System.Collections.Immutable;

namespace Heat.Engine.Graph;

/// <summary>Questions about the order of a graph.</summary>
public static class GraphOrder
{
    /// <summary>All nodes, each after everything that it needs; those on a cycle, and what needs them, are left out.</summary>
    public static ImmutableArray<T> Sort<T>(DependencyGraph<T> graph)
        where T : notnull
    {
        var open = new Dictionary<T, int>();
        var ready = new Queue<T>();
        foreach (var node in graph.Nodes)
        {
            open[node] = graph.NeedsOf(node).Count;
            if (open[node] == 0)
            {
                ready.Enqueue(node);
            }
        }

        var order = ImmutableArray.CreateBuilder<T>(graph.Count);
        while (ready.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var dependent in graph.NeededBy(node))
            {
                if (--open[dependent] == 0)
                {
                    ready.Enqueue(dependent);
                }
            }
        }

        return order.ToImmutable();
    }

    /// <summary>One cycle as a list in which each node needs the next and the last needs the first; empty if there is none.</summary>
    public static ImmutableArray<T> FindCycle<T>(DependencyGraph<T> graph)
        where T : notnull
    {
        var sorted = Sort(graph);
        if (sorted.Length == graph.Count)
        {
            return [];
        }

        var rest = graph.Nodes.Except(sorted).ToHashSet();
        var path = new List<T>();
        var places = new Dictionary<T, int>();
        var node = rest.First();
        while (places.TryAdd(node, path.Count))
        {
            path.Add(node);
            node = graph.NeedsOf(node).First(rest.Contains);
        }

        return [.. path[places[node]..]];
    }

    /// <summary>Takes away removable edges until no cycle is left that has one.</summary>
    /// <returns>A cycle that has no removable edge; empty if the graph is free of cycles now.</returns>
    public static ImmutableArray<T> BreakCycles<T>(DependencyGraph<T> graph, Func<T, T, bool> isRemovable)
        where T : notnull
    {
        while (true)
        {
            var cycle = FindCycle(graph);
            if (cycle.IsEmpty)
            {
                return [];
            }

            var edges = cycle.Select((node, index) => (Node: node, Needed: cycle[(index + 1) % cycle.Length]));
            var weak = edges.Where(edge => isRemovable(edge.Node, edge.Needed)).Take(1).ToList();
            if (weak.Count == 0)
            {
                return cycle;
            }

            graph.Disconnect(weak[0].Node, weak[0].Needed);
        }
    }
}

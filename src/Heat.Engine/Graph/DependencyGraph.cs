namespace Heat.Engine.Graph;

/// <summary>A directed graph in which an edge means "needs": the needed node comes first.</summary>
/// <typeparam name="T">What stands at a node; compared by value.</typeparam>
/// <remarks>Not safe for several writers. Nodes keep the order in which they were added, so every walk is repeatable.</remarks>
public sealed class DependencyGraph<T>
    where T : notnull
{
    private readonly Dictionary<T, Links> _links = [];
    private readonly List<T> _nodes = [];

    /// <summary>The nodes in the order in which they were added.</summary>
    public IReadOnlyList<T> Nodes => _nodes;

    /// <summary>Number of nodes.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a node; false if it was there.</summary>
    public bool Add(T node)
    {
        if (!_links.TryAdd(node, new Links()))
        {
            return false;
        }

        _nodes.Add(node);
        return true;
    }

    /// <summary>The node is in the graph.</summary>
    public bool Contains(T node) => _links.ContainsKey(node);

    /// <summary>Says that <paramref name="node"/> needs <paramref name="needed"/>; both must be in the graph. A node cannot need itself.</summary>
    /// <returns>False if that was said before.</returns>
    public bool Connect(T node, T needed)
    {
        if (EqualityComparer<T>.Default.Equals(node, needed))
        {
            throw new ArgumentException($"'{node}' cannot need itself.", nameof(needed));
        }

        var (from, to) = (LinksOf(node), LinksOf(needed));
        if (!from.Needs.Add(needed))
        {
            return false;
        }

        to.NeededBy.Add(node);
        return true;
    }

    /// <summary>Takes an edge away; false if there was none.</summary>
    public bool Disconnect(T node, T needed)
    {
        var (from, to) = (LinksOf(node), LinksOf(needed));
        return from.Needs.Remove(needed) && to.NeededBy.Remove(node);
    }

    /// <summary>What a node needs directly.</summary>
    public IReadOnlyCollection<T> NeedsOf(T node) => LinksOf(node).Needs;

    /// <summary>What needs a node directly.</summary>
    public IReadOnlyCollection<T> NeededBy(T node) => LinksOf(node).NeededBy;

    private Links LinksOf(T node) => _links.TryGetValue(node, out var links)
        ? links
        : throw new ArgumentException($"'{node}' is not in the graph.", nameof(node));

    private sealed class Links
    {
        public HashSet<T> Needs { get; } = [];

        public HashSet<T> NeededBy { get; } = [];
    }
}

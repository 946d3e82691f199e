using Heat.Engine.Graph;

namespace Heat.Engine.Tests.Graph;

public sealed class GraphOrderTests
{
    [Fact]
    public void Sort_PutsNeededNodesFirst()
    {
        var graph = Of(["c", "a", "b"], ("c", "b"), ("b", "a"));
        Assert.Equal("a b c", Text(GraphOrder.Sort(graph)));
    }

    [Fact]
    public void Sort_OfEqualsKeepsTheOrderOfAddition() => Assert.Equal("z a m", Text(GraphOrder.Sort(Of(["z", "a", "m"]))));

    [Fact]
    public void Sort_LeavesOutCyclesAndWhatNeedsThem()
    {
        var graph = Of(["a", "b", "c", "d"], ("a", "b"), ("b", "a"), ("c", "a"));
        Assert.Equal("d", Text(GraphOrder.Sort(graph)));
    }

    [Fact]
    public void FindCycle_NamesTheNodesInOrder()
    {
        var graph = Of(["x", "a", "b", "c"], ("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"));
        Assert.Equal("a b c", Text(GraphOrder.FindCycle(graph)));
    }

    [Fact]
    public void FindCycle_InSoundGraph_IsEmpty() => Assert.Empty(GraphOrder.FindCycle(Of(["a", "b"], ("a", "b"))));

    [Fact]
    public void BreakCycles_TakesOnlyRemovableEdges()
    {
        var graph = Of(["a", "b", "c"], ("a", "b"), ("b", "c"), ("c", "a"));
        Assert.Empty(GraphOrder.BreakCycles(graph, (node, _) => node == "b"));
        Assert.Equal("b a c", Text(GraphOrder.Sort(graph)));
        Assert.Empty(graph.NeedsOf("b"));
    }

    [Fact]
    public void BreakCycles_WithoutRemovableEdge_GivesTheCycle() =>
        Assert.Equal("a b", Text(GraphOrder.BreakCycles(Of(["a", "b"], ("a", "b"), ("b", "a")), (_, _) => false)));

    [Fact]
    public void Connect_TwiceOrBack_Counts()
    {
        var graph = Of(["a", "b"]);
        Assert.True(graph.Connect("a", "b"));
        Assert.False(graph.Connect("a", "b"));
        Assert.True(graph.Disconnect("a", "b"));
        Assert.False(graph.Disconnect("a", "b"));
    }

    [Fact]
    public void Connect_ToItselfOrToAStranger_IsAMistake()
    {
        var graph = Of(["a"]);
        Assert.Throws<ArgumentException>(() => graph.Connect("a", "a"));
        Assert.Throws<ArgumentException>(() => graph.Connect("a", "b"));
    }

    internal static DependencyGraph<string> Of(string[] nodes, params (string Node, string Needed)[] edges)
    {
        var graph = new DependencyGraph<string>();
        foreach (var node in nodes)
        {
            Assert.True(graph.Add(node));
        }

        foreach (var (node, needed) in edges)
        {
            graph.Connect(node, needed);
        }

        return graph;
    }

    private static string Text(IEnumerable<string> nodes) => string.Join(' ', nodes);
}

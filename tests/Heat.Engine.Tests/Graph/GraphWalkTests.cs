using System.Collections.Concurrent;
using Heat.Engine.Graph;

namespace Heat.Engine.Tests.Graph;

public sealed class GraphWalkTests
{
    [Fact]
    public async Task Walk_VisitsEachNodeOnceAfterItsNeeds()
    {
        var graph = GraphOrderTests.Of(["d", "c", "b", "a"], ("d", "b"), ("d", "c"), ("b", "a"), ("c", "a"));
        var visited = new ConcurrentQueue<string>();
        await Walk(graph, async node =>
        {
            await Task.Yield();
            visited.Enqueue(node);
            return true;
        }).RunAsync();
        Assert.Equal(["a", "b", "c", "d"], visited.Order());
        Assert.Equal("a", visited.First());
        Assert.Equal("d", visited.Last());
    }

    [Fact]
    public async Task NodeThatIsNotDone_KeepsItsDependentsOnly()
    {
        var graph = GraphOrderTests.Of(["a", "b", "c"], ("b", "a"));
        var visited = new ConcurrentQueue<string>();
        await Walk(graph, node =>
        {
            visited.Enqueue(node);
            return ValueTask.FromResult(node != "a");
        }).RunAsync();
        Assert.Equal(["a", "c"], visited);
    }

    [Fact]
    public async Task Fault_EndsTheWalkAfterWhatIsUnderWay()
    {
        var gate = new TaskCompletionSource();
        var graph = GraphOrderTests.Of(["bad", "slow", "next"], ("next", "slow"));
        var visited = new ConcurrentQueue<string>();
        var walking = Walk(graph, async node =>
        {
            visited.Enqueue(node);
            await (node == "slow" ? gate.Task : Task.FromException(new InvalidOperationException("bad")));
            return true;
        }).RunAsync();
        Assert.False(walking.IsCompleted);
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => walking);
        Assert.Equal(["bad", "slow"], visited);
    }

    [Fact]
    public async Task NodesThatAreReadyTogether_ShareAWave()
    {
        var (waves, gate) = (0, new TaskCompletionSource<bool>());
        var graph = GraphOrderTests.Of(["a", "b", "c", "d"], ("c", "a"), ("d", "a"));
        var walk = new GraphWalk<string>(graph, node => node is "a" or "b" ? new(gate.Task) : ValueTask.FromResult(true), () =>
        {
            waves++;
            return null;
        });
        var walking = walk.RunAsync();
        Assert.Equal(1, waves);
        gate.SetResult(true);
        await walking;
        Assert.Equal(2, waves);
    }

    [Fact]
    public async Task NodeWhoseNeedsAreAllUnderWay_IsToldOnceBeforeItsTurn()
    {
        var gates = new Dictionary<string, TaskCompletionSource<bool>> { ["a"] = new(), ["b"] = new() };
        var graph = GraphOrderTests.Of(["a", "b", "ab", "bc", "c", "after"], ("ab", "a"), ("ab", "b"), ("bc", "b"), ("bc", "c"), ("c", "a"), ("after", "ab"));
        var told = new List<string>();
        var walk = new GraphWalk<string>(
            graph, node => gates.TryGetValue(node, out var gate) ? new(gate.Task) : ValueTask.FromResult(true), () => null, told.AddRange);
        var walking = walk.RunAsync();
        Assert.Equal(["ab", "c"], told.Order());
        gates["b"].SetResult(true);
        gates["a"].SetResult(true);
        await walking;
        Assert.Equal(["ab", "c"], told.Order());
    }

    private static GraphWalk<string> Walk(DependencyGraph<string> graph, Func<string, ValueTask<bool>> visit) => new(graph, visit, () => null);
}

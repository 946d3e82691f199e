using Heat.Kubernetes.Events;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Events;

public sealed class EventBudgetTests
{
    [Fact]
    public void Burst_ThenOneForEachRefill()
    {
        var clock = new ManualTimeProvider();
        var budget = new EventBudget(new EventOptions(), clock);

        Assert.Equal(25, Enumerable.Range(0, 100).Count(_ => budget.TrySpend()));
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.False(budget.TrySpend());
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(budget.TrySpend());
        Assert.False(budget.TrySpend());
    }

    [Fact]
    public void RecentlyUsed_ForgetsTheOneNotAskedForLongest()
    {
        var made = 0;
        var memory = new RecentlyUsed<string, int>(2);
        memory.GetOrAdd("a", () => ++made);
        memory.GetOrAdd("b", () => ++made);
        memory.GetOrAdd("a", () => ++made);
        memory.GetOrAdd("c", () => ++made);

        Assert.Equal(1, memory.GetOrAdd("a", () => ++made));
        Assert.Equal(4, memory.GetOrAdd("b", () => ++made));
    }
}

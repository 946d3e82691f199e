using Heat.Kubernetes.Queueing;

namespace Heat.Kubernetes.Tests.Queueing;

public sealed class ExponentialBackoffTests
{
    [Fact]
    public void After_WithChance_StaysWithinItsPart()
    {
        var backoff = new ExponentialBackoff(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), 0.2, new Random(1));

        var pauses = Enumerable.Range(0, 1000).Select(_ => backoff.After(1).TotalSeconds).ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, 8, 12));
        Assert.True(pauses.Max() - pauses.Min() > 3);
    }

    [Fact]
    public void After_VeryManyFailures_StaysAtTheLimit()
    {
        var backoff = new ExponentialBackoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), 0, new Random(1));

        Assert.Equal(TimeSpan.FromMinutes(5), backoff.After(100_000));
    }
}

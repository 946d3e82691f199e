using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Planning;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(FaultKind.Retry, 1, 1)]
    [InlineData(FaultKind.Retry, 4, 8)]
    [InlineData(FaultKind.Retry, 100, 300)]
    [InlineData(FaultKind.Conflict, 50, 60)]
    [InlineData(FaultKind.RetrySlowly, 1, 15)]
    [InlineData(FaultKind.Terminal, 1, 30)]
    [InlineData(FaultKind.Terminal, 3, 120)]
    [InlineData(FaultKind.Terminal, 9, 1800)]
    [InlineData(FaultKind.Unexpected, 1, 5)]
    public void Pause_GrowsToItsLimit_WithinAFifth(FaultKind kind, int attempts, double seconds) =>
        Assert.All(Salts, salt => Assert.InRange(After(kind, attempts, salt).TotalSeconds, seconds * 0.8, seconds * 1.2));

    [Fact]
    public void Resources_SpreadOut() => Assert.True(Salts.Select(salt => After(FaultKind.Retry, 5, salt)).Distinct().Count() > 90);

    [Fact]
    public void SameInput_SamePause() => Assert.Equal(After(FaultKind.Retry, 3, "abc"), After(FaultKind.Retry, 3, "abc"));

    [Fact]
    public void CloudThatAsksForMore_GetsIt() => Assert.Equal(
        TimeSpan.FromMinutes(2),
        Backoff.After(new Fault(FaultKind.Retry, "x", RetryAfter: TimeSpan.FromMinutes(2)), 1, new ShortId("abc")));

    private static IEnumerable<string> Salts => Enumerable.Range(0, 100).Select(number => $"salt{number}");

    private static TimeSpan After(FaultKind kind, int attempts, string salt) => Backoff.After(new Fault(kind, "x"), attempts, new ShortId(salt));
}

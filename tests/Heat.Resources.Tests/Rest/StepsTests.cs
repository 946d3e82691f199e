using System.Collections.Immutable;
using Heat.Resources.Rest;

namespace Heat.Resources.Tests.Rest;

public sealed class StepsTests
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    [Fact]
    public void Steps_ComeInTheOrderInWhichTheyWereAdded()
    {
        var data = Steps.Add(Steps.Add(None, ["tags", "flavor"]), ["image", "tags"]);

        Assert.Equal("tags", Steps.Next(data));
        Assert.Equal("flavor", Steps.Next(Steps.Remove(data, "tags")));
        Assert.Equal("image", Steps.Next(Steps.Remove(Steps.Remove(data, "tags"), "flavor")));
    }

    [Fact]
    public void LastStepTaken_LeavesNoTrace() => Assert.Empty(Steps.Remove(Steps.Add(None, ["tags"]), "tags"));

    [Fact]
    public void Pause_EndsAtItsTime()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var data = Steps.Pause(None, now + TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(2), Steps.PauseLeft(data, now + TimeSpan.FromSeconds(3)));
        Assert.Null(Steps.PauseLeft(data, now + TimeSpan.FromSeconds(5)));
        Assert.Empty(Steps.Pause(data, null));
    }
}

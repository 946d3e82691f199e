using Heat.Operator.Stacks;

namespace Heat.Operator.Tests.Stacks;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d", 86400)]
    [InlineData("500ms", 0.5)]
    public void NumberWithUnit_IsRead(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var value));
        Assert.Equal(seconds, value.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("5weeks")]
    [InlineData("99999999999999999999s")]
    public void AnythingElse_IsRefused(string text) => Assert.False(Durations.TryParse(text, out _));
}

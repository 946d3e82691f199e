using Heat.Cli.Commands;

namespace Heat.Cli.Tests.Commands;

public sealed class DurationTests
{
    [Theory]
    [InlineData("50ms", 50)]
    [InlineData("2s", 2000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0", 0)]
    public void NumberAndUnit_AreATime(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Duration.Read(text));

    [Theory]
    [InlineData("50")]
    [InlineData("fast")]
    [InlineData("-2s")]
    [InlineData("s")]
    [InlineData("")]
    public void AnythingElse_IsNone(string text) => Assert.Null(Duration.Read(text));

    [Theory]
    [InlineData("50ms")]
    [InlineData("2s")]
    [InlineData("90s")]
    [InlineData("1m")]
    [InlineData("1h")]
    [InlineData("0")]
    public void WrittenTime_IsTheShortestForm(string text) => Assert.Equal(text, Duration.Write(Duration.Read(text)!.Value));
}

using Heat.OpenStack.Catalog;

namespace Heat.OpenStack.Tests.Catalog;

public sealed class MicroversionTests
{
    [Theory]
    [InlineData("2.9", "2.10", -1)]
    [InlineData("2.96", "2.96", 0)]
    [InlineData("3.0", "2.99", 1)]
    public void Microversions_AreOrderedByNumber(string left, string right, int order)
    {
        var (one, other) = (Microversion.Parse(left), Microversion.Parse(right));
        Assert.Equal(order, Math.Sign(one.CompareTo(other)));
        bool[] compared = [one < other, one > other, one <= other, one >= other];
        Assert.Equal([order < 0, order > 0, order <= 0, order >= 0], compared);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData(".1")]
    [InlineData("2.")]
    [InlineData("2.1.3")]
    [InlineData("2.-1")]
    [InlineData("latest")]
    [InlineData(null)]
    public void TextThatIsNone_IsRefused(string? text)
    {
        Assert.False(Microversion.TryParse(text, out _));
        if (text is not null)
        {
            Assert.Throws<FormatException>(() => Microversion.Parse(text));
        }
    }

    [Theory]
    [InlineData("2.1", "2.96", "2.90", "2.90")]
    [InlineData("2.1", "2.80", "2.90", "2.80")]
    [InlineData("2.95", "2.99", "2.90", null)]
    public void HighestCommon_IsBelowBothLimits(string lowest, string highest, string limit, string? common) => Assert.Equal(
        common, new MicroversionRange(Microversion.Parse(lowest), Microversion.Parse(highest)).UpTo(Microversion.Parse(limit))?.ToString());

    [Fact]
    public void NoRange_ContainsNothing() => Assert.False(MicroversionRange.None.Contains(Microversion.None));
}

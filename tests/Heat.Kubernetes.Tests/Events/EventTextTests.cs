using System.Text;
using Heat.Kubernetes.Events;

namespace Heat.Kubernetes.Tests.Events;

public sealed class EventTextTests
{
    [Theory]
    [InlineData("short", 1)]
    [InlineData("x", 1024)]
    public void TextThatFits_StaysAsItIs(string text, int times)
    {
        var whole = string.Concat(Enumerable.Repeat(text, times));

        Assert.Equal(whole, EventText.Cut(whole));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ü")]
    [InlineData("✓")]
    [InlineData("🦊")]
    public void LongerText_IsCutBetweenCharacters(string character)
    {
        var cut = EventText.Cut(string.Concat(Enumerable.Repeat(character, 2000)));

        Assert.InRange(Encoding.UTF8.GetByteCount(cut), 1021, 1024);
        Assert.EndsWith(character + "…", cut, StringComparison.Ordinal);
    }
}

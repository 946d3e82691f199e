using Heat.Engine.Planning;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Recovery;

public sealed class PhysicalNameReaderTests
{
    private static readonly StackIdentity Web = new(new StackId("id"), "web", "team");
    private static readonly string Long = new('r', 80);
    private static readonly PhysicalNameReader Reader = new(Web, ["net", Long]);

    [Theory]
    [InlineData("web-net-abcdefghijkl", "net")]
    [InlineData("web-unheard-of-abcdefghijkl", "unheard-of")]
    public void NameOfTheStack_IsRead(string text, string resource) =>
        Assert.Equal((new ResourceName(resource), new ShortId("abcdefghijkl")), Reader.Read(text));

    [Theory]
    [InlineData("other-net-abcdefghijkl")]
    [InlineData("web-net-abcdefghijk")]
    [InlineData("web-net-abcdefghijk1")]
    [InlineData("web-net-ABCDEFGHIJKL")]
    [InlineData("web-net-abcdefghijkl-port-0")]
    [InlineData("web--abcdefghijkl")]
    [InlineData("web-abcdefghijkl")]
    [InlineData("-abcdefghijkl")]
    [InlineData("")]
    public void OtherText_IsNone(string text) => Assert.Null(Reader.Read(text));

    [Theory]
    [InlineData(53)]
    [InlineData(32)]
    public void ShortenedName_IsReadForResourcesThatAreKnown(int limit)
    {
        var text = PhysicalNames.For(Web, new ResourceName(Long), new ShortId("abcdefghijkl"), limit);
        Assert.Equal((new ResourceName(Long), new ShortId("abcdefghijkl")), Reader.Read(text));
        Assert.Null(new PhysicalNameReader(Web, []).Read(text));
    }
}

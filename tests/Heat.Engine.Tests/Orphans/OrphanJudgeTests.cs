using Heat.Engine.Orphans;
using Heat.Engine.Planning;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Orphans;

public sealed class OrphanJudgeTests
{
    private static readonly StackIdentity Web = new(new StackId("11111111-2222-3333-4444-555555555555"), "web-front", "team");
    private static readonly StackIdentity Twin = new(new StackId("99999999-2222-3333-4444-555555555555"), "web-front", "other");
    private static readonly ResourceName Net = new("net-a");

    private readonly OrphanJudge _judge = new([new(Twin, StackPresence.Present), new(Web, StackPresence.Gone)]);

    [Fact]
    public void OwnName_IsProven_ForTheRightOfTwoNamesakes()
    {
        var sighting = _judge.Judge(["a description", PhysicalNames.For(Web, Net, StackMark.Mint(Web.Id, Net))]);

        Assert.True(sighting!.IsProven);
        Assert.Equal((Web, Net), (Assert.Single(sighting.Stacks).Identity, sighting.Resource));
    }

    [Fact]
    public void ShortenedName_IsProven()
    {
        var name = PhysicalNames.For(Web, Net, StackMark.Mint(Web.Id, Net), limit: 26);
        Assert.DoesNotContain("web-front", name, StringComparison.Ordinal);

        Assert.True(_judge.Judge([name])!.IsProven);
    }

    [Fact]
    public void NameOfHeat_ForAStackOfThatName_IsNotProven()
    {
        var sighting = _judge.Judge(["web-front-net-a-abcdefghijkl"]);

        Assert.False(sighting!.IsProven);
        Assert.Equal(2, sighting.Stacks.Length);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("web-front-net-a")]
    [InlineData("web-front-net-a-ABCDEFGHIJKL")]
    [InlineData("abcdefghijklm")]
    [InlineData("-abcdefghijkl")]
    public void AnyOtherText_IsNoIdentity(string text) => Assert.Null(_judge.Judge([text]));
}

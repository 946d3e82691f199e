using Heat.Engine.Planning;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Recovery;

public sealed class StackMarkTests
{
    private static readonly StackId Stack = new("3f0c8f4e-0000-4000-8000-000000000001");
    private static readonly ResourceName Net = new("net");

    [Fact]
    public void Minted_IsTwelveCharactersAndProvesItsStackAndResource()
    {
        var minted = Enumerable.Range(0, 1000).Select(_ => new RandomShortIds().Mint(Stack, Net)).ToList();
        Assert.All(minted, id => Assert.Matches("^[a-z2-7]{12}$", id.Value));
        Assert.All(minted, id => Assert.True(StackMark.Proves(Stack, Net, id)));
        Assert.Equal(minted.Count, minted.Distinct().Count());
    }

    [Fact]
    public void OfAnotherStackOrResource_ProvesNothing()
    {
        var minted = StackMark.Mint(Stack, Net);
        Assert.False(StackMark.Proves(new StackId("3f0c8f4e-0000-4000-8000-000000000002"), Net, minted));
        Assert.False(StackMark.Proves(Stack, new ResourceName("net2"), minted));
    }

    [Theory]
    [InlineData("abcdefghijkl")]
    [InlineData("abc")]
    [InlineData("")]
    public void OfChance_ProvesNothing(string text) => Assert.False(StackMark.Proves(Stack, Net, new ShortId(text)));

    [Fact]
    public void ForAnObject_IsAlwaysTheSame()
    {
        var mark = StackMark.For(Stack, Net, new PhysicalId("one"));
        Assert.Equal(mark, StackMark.For(Stack, Net, new PhysicalId("one")));
        Assert.NotEqual(mark, StackMark.For(Stack, Net, new PhysicalId("two")));
        Assert.True(StackMark.Proves(Stack, Net, mark));
    }
}

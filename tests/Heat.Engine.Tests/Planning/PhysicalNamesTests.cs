using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Planning;

public sealed class PhysicalNamesTests
{
    private static readonly StackIdentity Stack = new(new StackId("id"), "web", "team");

    [Fact]
    public void Name_IsStackResourceAndShortId() => Assert.Equal(
        "web-server-abcdefghijkl", PhysicalNames.For(Stack, new ResourceName("server"), new ShortId("abcdefghijkl")));

    [Fact]
    public void LongName_KeepsItsFirstTwoCharactersAndItsEnd()
    {
        var name = PhysicalNames.For(Stack, new ResourceName(new string('r', 80)), new ShortId("abcdefghijkl"), limit: 53);
        Assert.Equal(53, name.Length);
        Assert.StartsWith("we-", name, StringComparison.Ordinal);
        Assert.EndsWith("r-abcdefghijkl", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abcdefghij", 10, "abcdefghij")]
    [InlineData("abcdefghijk", 10, "ab-efghijk")]
    public void Shorten_OnlyWhatIsTooLong(string name, int limit, string expected) => Assert.Equal(expected, PhysicalNames.Shorten(name, limit));

    [Fact]
    public void ShortIds_AreTwelveCharactersOfHeatsAlphabetAndDiffer()
    {
        var source = new RandomShortIds();
        var ids = Enumerable.Range(0, 1000).Select(_ => source.Mint().Value).ToList();
        Assert.All(ids, id => Assert.Matches("^[a-z2-7]{12}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}

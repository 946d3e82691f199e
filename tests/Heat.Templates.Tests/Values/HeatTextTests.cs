using Heat.Templates.Values;

namespace Heat.Templates.Tests.Values;

public sealed class HeatTextTests
{
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(1.5, "1.5")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e16, "1e+16")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Number_IsTheShortestThatReadsBack(double value, string expected) => Assert.Equal(expected, HeatText.Number(value));

    [Fact]
    public void QuotedText_EscapesAndChoosesItsQuotes()
    {
        Assert.Equal("['a', \"it's\", 'b\\n', True, None, {'k': 1}]", HeatText.Quoted(TemplateValue.From([
            new TextValue("a"),
            new TextValue("it's"),
            new TextValue("b\n"),
            BooleanValue.True,
            TemplateValue.Null,
            MapValue.Empty.With("k", TemplateValue.From(1)),
        ])));
    }

    [Fact]
    public void Json_SortsKeysByCodePointAndEscapes() =>
        Assert.Equal(
            "{\"a\": [1, \"\\u00fc\"], \"b\": \"\\ud83d\\ude00\"}",
            HeatText.Json(MapValue.Empty.With("b", new TextValue("😀")).With("a", TemplateValue.From([TemplateValue.From(1), new TextValue("ü")])), sortKeys: true));

    [Fact]
    public void Map_KeepsOrderAndFindsKeysWhateverItsSize()
    {
        var map = new MapValue(Enumerable.Range(0, 40).Select(index => KeyValuePair.Create($"k{index % 20}", TemplateValue.From(index))));

        Assert.Equal(20, map.Count);
        Assert.Equal("k0", map.Keys.First());
        Assert.Equal(TemplateValue.From(39), map["k19"]);
        Assert.Null(map["k20"]);
        Assert.True(map.Equals(new MapValue(map.Reverse())));
    }
}

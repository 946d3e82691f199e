using System.Text.Json;
using Heat.Templates.Language;

namespace Heat.Cli.Tests.Language;

/// <summary>What Heat itself says of its versions stands in <c>testassets/heat-functions.json</c>.</summary>
public sealed class LanguageVersionTests
{
    private static readonly JsonElement Facts = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testassets", "heat-functions.json")));

    public static TheoryData<string> Versions => [.. Facts.EnumerateObject().Select(version => version.Name)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Version_HasWhatItHasInHeat(string name)
    {
        var (fact, version) = (Facts.GetProperty(name), LanguageVersions.Find(name)!);
        Assert.Equal(fact.GetProperty("key").GetString(), version.Key);
        Assert.Equal(fact.GetProperty("release").GetString(), version.Release);
        Assert.Equal(Words(fact, "sections"), Sorted(version.Sections));
        Assert.Equal(Words(fact, "functions"), version.Functions);
        Assert.Equal(Words(fact, "conditionFunctions"), version.ConditionFunctions);
        Assert.Equal(Words(fact, "parameterTypes"), Sorted(version.ParameterTypes));
        Assert.Equal(Words(fact, "pseudoParameters"), Sorted(version.PseudoParameters));
        Assert.Equal(Words(fact, "resourceKeys"), Sorted(version.ResourceKeys));
    }

    [Fact]
    public void Versions_AreHeats() =>
        Assert.Equal(Facts.EnumerateObject().Select(version => version.Name).Order(StringComparer.Ordinal), LanguageVersions.All.Select(version => version.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Release_StandsForItsDate() => Assert.Same(LanguageVersions.Find("2017-09-01"), LanguageVersions.Find("pike"));

    [Theory]
    [InlineData("HOT", "2013-05-23", "2021-04-16")]
    [InlineData("HOT 2015-04-30 and later", "2015-04-30", "2021-04-16")]
    [InlineData("HOT 2013-05-23", "2013-05-23", "2013-05-23")]
    [InlineData("HOT 2013-05-23 to 2015-04-30", "2013-05-23", "2015-04-30")]
    [InlineData("HOT 2021-04-16 and later", "2021-04-16", "2021-04-16")]
    public void Span_IsToldInWords(string words, string first, string last) => Assert.Equal(
        words,
        VersionSpan.Describe([.. LanguageVersions.All.Where(version => version.IsHot && string.CompareOrdinal(version.Name, first) >= 0 && string.CompareOrdinal(version.Name, last) <= 0)]));

    private static IEnumerable<string> Words(JsonElement fact, string name) => Sorted(fact.GetProperty(name).EnumerateArray().Select(word => word.GetString()!));

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);
}

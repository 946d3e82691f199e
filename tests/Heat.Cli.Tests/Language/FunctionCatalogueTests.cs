using System.Text.Json;
using Heat.Templates.Language;
using Heat.Templates.Values;

namespace Heat.Cli.Tests.Language;

public sealed class FunctionCatalogueTests
{
    public static TheoryData<string, string> Uses
    {
        get
        {
            var uses = new TheoryData<string, string>();
            foreach (var function in FunctionCatalogue.All)
            {
                foreach (var version in VersionsOf(function))
                {
                    uses.Add(function.Name, version.Name);
                }
            }

            return uses;
        }
    }

    public static TheoryData<string> Names => [.. FunctionCatalogue.All.Select(function => function.Name)];

    /// <summary>Every example runs in every version that has its function.</summary>
    [Theory]
    [MemberData(nameof(Uses))]
    public void Example_GivesTheResultThatIsPrinted(string name, string version)
    {
        var example = FunctionCatalogue.Find(name)!.Example;
        Assert.Equal(ValueJson.FromElement(JsonElement.Parse(example.Result)), example.Run(LanguageVersions.Find(version)!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Change_OfTheDialects_IsDescribed(string name)
    {
        var function = FunctionCatalogue.Find(name)!;
        Assert.Equal(function.ChangedIn, function.Changes.Select(change => change.Version));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Syntax_BeginsWithTheName(string name) =>
        Assert.All(FunctionCatalogue.Find(name)!.Syntax.Split("  |  "), form => Assert.StartsWith($"{name}: ", form, StringComparison.Ordinal));

    [Fact]
    public void FunctionOfAnyVersion_IsDescribedOnce()
    {
        var had = LanguageVersions.All.SelectMany(version => version.Functions.Concat(version.ConditionFunctions)).Distinct(StringComparer.Ordinal);
        Assert.Equal(had.Order(StringComparer.Ordinal), FunctionCatalogue.All.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExampleInAVersionWithoutIt_SaysWhy()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => FunctionCatalogue.Find("if")!.Example.Run(LanguageVersions.Find("2013-05-23")!));
        Assert.Contains("conditions", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The oldest HOT has CloudFormation's functions too, but not the sections of their examples.</summary>
    private static IEnumerable<LanguageVersion> VersionsOf(FunctionDescription function)
    {
        var isCloudFormation = function.Name == "Ref" || function.Name.StartsWith("Fn::", StringComparison.Ordinal);
        return (function.Versions.IsEmpty ? function.ConditionVersions : function.Versions).Where(version => version.IsHot != isCloudFormation);
    }
}

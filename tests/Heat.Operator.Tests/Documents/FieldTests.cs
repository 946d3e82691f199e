using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Heat.Operator.Tests.Documents;

/// <summary>Fields that documents name, and objects that they show, are those of the custom resources.</summary>
public sealed partial class FieldTests
{
    public static TheoryData<string> Pages => [.. DocumentTexts.Pages.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void NamedField_Exists(string page) => Assert.DoesNotContain(
        Field().Matches(DocumentTexts.Pages[page]).Select(match => match.Groups["path"].Value),
        path => !DefinedFields.Exists(path));

    [Fact]
    public void ShownObjects_HaveKnownFieldsOnly()
    {
        var shown = DocumentTexts.Objects().Where(entry => IsOurs(entry.Object)).ToList();
        Assert.True(shown.Count > 30);
        Assert.Empty(
            from entry in shown
            from unknown in DefinedFields.Unknown((string?)entry.Object["kind"] ?? "Stack", entry.Object)
            select $"{entry.Place}: {(string?)entry.Object["kind"]}: {unknown}");
    }

    /// <summary>What <c>kubectl patch</c> is given.</summary>
    [Fact]
    public void Patches_NameKnownFields()
    {
        var patches = DocumentTexts.Pages.SelectMany(page => Patch().Matches(page.Value)).ToList();
        Assert.True(patches.Count >= 2);
        Assert.Empty(patches.SelectMany(patch => DefinedFields.Unknown(
            patch.Groups["kind"].Value == "stack" ? "Stack" : "OrphanSweep", JsonNode.Parse(patch.Groups["json"].Value)!.AsObject()))); // a patch is an object
    }

    [Theory]
    [InlineData("spec.drift.resources[].policy", true)]
    [InlineData("spec.drift.resources[].properties.flavor", true)]
    [InlineData("status.handled", true)]
    [InlineData("spec.runstate", false)]
    [InlineData("status.resources[].reasons", false)]
    public void Path_IsLookedUp(string path, bool exists) => Assert.Equal(exists, DefinedFields.Exists(path));

    private static bool IsOurs(JsonObject shown) => !shown.ContainsKey("kind")
        || (DefinedFields.HasKind((string?)shown["kind"]) && ((string?)shown["apiVersion"])?.StartsWith("orchestration.", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"(?<![\w/-])(?<path>(?:spec|status)\.[a-z]\w*(?:\[\])?(?:\.[a-z]\w*(?:\[\])?)*)")]
    private static partial Regex Field();

    [GeneratedRegex(@"kubectl patch (?<kind>stack|orphansweep) .*?(?:--patch|-p) '(?<json>\{.*\})'")]
    private static partial Regex Patch();
}

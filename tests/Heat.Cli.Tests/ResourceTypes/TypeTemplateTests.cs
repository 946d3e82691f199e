using System.Text.Json.Nodes;
using Heat.Cli.Commands.ResourceTypes;
using Heat.Cli.Output;
using Heat.Templates.Schemas;

namespace Heat.Cli.Tests.ResourceTypes;

public sealed class TypeTemplateTests
{
    public static TheoryData<string> Types => [.. ResourceTypeCatalog.Default.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task TemplateOfAType_LacksNothingButWhatItsReaderMustChoose(string type)
    {
        using var text = new StringWriter();
        YamlText.Write(TypeTemplate.Of(ResourceTypeCatalog.Default.Find(type)!), text);
        var result = await CommandLine.RunAsync("template validate - -o json", input: text.ToString());
        var ids = JsonNode.Parse(result.Out)!["findings"]!.AsArray().Select(finding => finding!["id"]!.GetValue<string>());
        Assert.True(ids.All(id => id == PropertyDiagnosticIds.RuleBroken), result.Out + text);
    }
}

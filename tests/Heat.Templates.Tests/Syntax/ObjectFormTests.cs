using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Syntax;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Syntax;

/// <summary>Documents that come as objects, as through the API server: YAML was read before, and there are no lines.</summary>
public sealed class ObjectFormTests
{
    [Theory]
    [InlineData("2021-04-16")]
    [InlineData("2021-04-16T00:00:00Z")]
    [InlineData("wallaby")]
    public void Version_SurvivesTheWayThroughJson(string version)
    {
        var result = Load("""{"heat_template_version": "VERSION", "outputs": {"o": {"value": {"list_join": ["-", ["a", "b"]]}}}}"""
            .Replace("VERSION", version, StringComparison.Ordinal));

        Assert.Equal(new TextValue("a-b"), result.Template!.EvaluateOutput("o", new World()).Value);
    }

    [Fact]
    public void Words_AreNotReadAsYamlAgain()
    {
        var result = Load("""{"heat_template_version": "2021-04-16", "outputs": {"o": {"value": ["yes", "010", "12:30", "~", 1.5, 1]}}}""");

        Assert.Equal("""["yes","010","12:30","~",1.5,1]""", result.Template!.EvaluateOutput("o", new World()).Value.ToString());
    }

    [Fact]
    public void KeyGivenTwice_CountsTheLastTime()
    {
        var result = Load("""{"heat_template_version": "2021-04-16", "outputs": {"o": {"value": 1}, "o": {"value": 2}}}""");

        Assert.Equal(TemplateValue.From(2), result.Template!.EvaluateOutput("o", new World()).Value);
    }

    [Fact]
    public void Findings_NameThePathWithoutALine()
    {
        var error = Load("""{"heat_template_version": "2021-04-16", "resources": {"r": {"type": "OS::Heat::Valeu"}}}""").Diagnostics.Single();

        Assert.Equal("template resources.r.type: The Resource Type (OS::Heat::Valeu) could not be found. Did you mean 'OS::Heat::Value'? (HT1503)", error.ToString());
    }

    [Fact]
    public void DeepObject_IsRefused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", SyntaxLimits.MaxDepth + 1)) + "1" + new string('}', SyntaxLimits.MaxDepth + 1);

        Assert.Equal(DiagnosticIds.TooDeep, Load(JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement).Diagnostics.Single().Id);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void LargeObject_IsRefusedBeyondTheLimit(int beyond, bool isTaken)
    {
        const string Start = """{"heat_template_version":"2021-04-16","description":" """;
        const string End = "\"}";
        var json = $"{Start}{new string('x', SyntaxLimits.MaxBytes + beyond - Start.Length - End.Length)}{End}";

        Assert.Equal(isTaken, Load(json).Template is not null);
        Assert.Equal(isTaken, TemplateLoader.Load(TestTemplate.Request("") with { Template = DocumentSource.OfText("template", json) }).Template is not null);
    }

    private static TemplateResult Load(string json) => Load(JsonDocument.Parse(json).RootElement);

    private static TemplateResult Load(JsonElement document) =>
        TemplateLoader.Load(TestTemplate.Request("") with { Template = DocumentSource.OfObject("template", document) });
}

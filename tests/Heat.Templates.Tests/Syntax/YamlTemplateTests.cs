using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Syntax;

/// <summary>What YAML does to whole templates.</summary>
public sealed class YamlTemplateTests
{
    [Fact]
    public void WordsAndNumbersOfYaml_ReachTheValues() => Assert.Equal(
        """[true,"2020-01-02",493,45045,1000,"08",null,"yes",1500,"1e3"]""",
        TestTemplate.Output("[on, 2020-01-02, 0755, 12:30:45, 1_000, 08, ~, 'yes', 1.5e+3, 1e3]").ToString());

    [Theory]
    [InlineData("resources:\n  on: {type: OS::Heat::None}", "template:3:3 resources.true: The resource name true is not text for YAML; put it in quotes. (HT1006)")]
    [InlineData("parameters:\n  5: {type: string, default: x}", "template:3:3 parameters.5: The parameter name 5 is not text for YAML; put it in quotes. (HT1006)")]
    [InlineData("outputs:\n  1.5: {value: x}", "template:3:3 outputs.1.5: The output name 1.5 is not text for YAML; put it in quotes. (HT1006)")]
    [InlineData("resources:\n  a:\n\tb: 1", "template:3:4 : Error parsing: While scanning")]
    [InlineData("resources:\n  a: {type: x\n  b: 1", "template:3:11 : Error parsing: what stands here or after it is no YAML")]
    [InlineData("description: \"open", "Error parsing: While scanning a quoted scalar")]
    public void BrokenTemplates_AreRefusedAtTheirPlace(string body, string expected) =>
        Assert.Contains(TestTemplate.Errors(body), error => error.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void KeyGivenTwice_CountsTheLastTimeAndIsNamed()
    {
        var result = TemplateLoader.Load(TestTemplate.Request("outputs:\n  o: {value: 1}\n  o: {value: 2}\n"));

        Assert.Equal(TemplateValue.From(2), result.Template!.EvaluateOutput("o", new World()).Value);
        var warning = Assert.Single(result.Diagnostics);
        Assert.Equal(
            (DiagnosticSeverity.Warning, "The key \"o\" is given twice; the first one, at template:3:3, has no effect."), (warning.Severity, warning.Message));
    }

    [Fact]
    public void MergedMaps_AreNoDuplicates()
    {
        var result = TemplateLoader.Load(TestTemplate.Request(
            "parameters:\n  a: &p {type: string, default: x}\n  b: {<<: *p, default: y}\noutputs: {o: {value: {get_param: b}}}\n"));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(new TextValue("y"), result.Template!.EvaluateOutput("o", new World()).Value);
    }
}

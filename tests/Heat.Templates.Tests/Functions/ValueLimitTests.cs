using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Functions;

/// <summary>A few lines may not ask for more than a machine has.</summary>
public sealed class ValueLimitTests
{
    private static readonly string Long = new('a', 100_000);

    public static TheoryData<string, string> Greedy => new()
    {
        { "str_replace", $"{{ str_replace: {{ template: {Long}, params: {{ a: {Long} }} }} }}" },
        { "list_join", $"{{ list_join: [{Long}, {{ str_split: [a, {Long}] }}] }}" },
        { "repeat", $"{{ repeat: {{ for_each: {{ <x>: {{ str_split: [a, {Long}] }} }}, template: {Long} }} }}" },
        { "repeat", "{ repeat: { for_each: { <x>: { str_split: [a, " + Long + "] } }, template: [<x>, 1, 2, 3, 4, 5, 6] } }" },
        { "list_concat", "{ list_concat: [&long { str_split: [a, " + Long + "] }, *long, *long, *long, *long, *long] }" },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public void ResultLargerThanAnyUse_IsRefusedByTheFunction(string function, string value)
    {
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", $"heat_template_version: 2021-04-16\noutputs:\n  o:\n    value: {value}\n"),
            Pseudo = new PseudoParameters("s", "id", "project", null),
        });

        var message = result.Template is { } template
            ? template.EvaluateOutput("o", new Nothing()).Error
            : result.Diagnostics.Single(finding => finding.Id == DiagnosticIds.ValueTooLarge).Message;
        Assert.Contains("are allowed", message, StringComparison.Ordinal);
        Assert.Contains(function, message, StringComparison.Ordinal);
    }

    private sealed class Nothing : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.Null;

        public TemplateValue Attribute(string resource, string attribute) => TemplateValue.Null;
    }
}

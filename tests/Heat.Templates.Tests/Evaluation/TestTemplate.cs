using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Evaluation;

/// <summary>Loads templates for tests.</summary>
internal static class TestTemplate
{
    public const string Version = "heat_template_version: 2021-04-16\n";

    public static readonly PseudoParameters Pseudo = new("web", "11111111-2222-3333-4444-555555555555", "project", "north");

    public static TemplateRequest Request(string body) =>
        new() { Template = DocumentSource.OfText("template", Version + body), Pseudo = Pseudo };

    /// <summary>A template without errors.</summary>
    public static IStackTemplate Load(string body, MapValue? parameters = null) =>
        Load(Request(body) with { Parameters = parameters ?? MapValue.Empty });

    public static IStackTemplate Load(TemplateRequest request)
    {
        var result = TemplateLoader.Load(request);
        Assert.True(result.Template is not null, string.Join("\n", result.Diagnostics));
        return result.Template;
    }

    /// <summary>The lines that a template's errors give.</summary>
    public static string[] Errors(string body) => Errors(Request(body));

    public static string[] Errors(TemplateRequest request) =>
        [.. TemplateLoader.Load(request).Diagnostics.Select(diagnostic => diagnostic.ToString())];

    /// <summary>The output named <c>o</c> of a template with this value.</summary>
    public static TemplateValue Output(string value, string before = "", IResourceValues? values = null, MapValue? parameters = null)
    {
        var output = Load($"{before}outputs:\n  o: {{value: {value}}}\n", parameters).EvaluateOutput("o", values ?? new World());
        Assert.Null(output.Error);
        return output.Value;
    }
}

/// <summary>Resources that answer what a test tells them to.</summary>
internal sealed class World : IResourceValues
{
    private readonly Dictionary<(string, string?), TemplateValue> _answers = [];

    /// <summary>How often anything was asked.</summary>
    public int Questions { get; private set; }

    public World With(string resource, string? attribute, TemplateValue answer)
    {
        _answers[(resource, attribute)] = answer;
        return this;
    }

    public TemplateValue ReferenceId(string resource) => Answer(resource, null);

    public TemplateValue Attribute(string resource, string attribute) => Answer(resource, attribute);

    private TemplateValue Answer(string resource, string? attribute)
    {
        Questions++;
        return _answers.GetValueOrDefault((resource, attribute)) ?? new UnknownValue(resource, attribute);
    }
}

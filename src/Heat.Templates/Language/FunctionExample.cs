using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Language;

/// <summary>A template without its version line, whose output <c>example</c> shows a function at work.</summary>
/// <param name="Template">The sections, as YAML.</param>
/// <param name="Result">The value of the output <c>example</c>, as JSON.</param>
public sealed record FunctionExample(string Template, string Result)
{
    /// <summary>The name of the output that is looked at.</summary>
    public const string Output = "example";

    /// <summary>What the resources of the template are said to be, as JSON in the form that <see cref="StubbedResources"/> reads; null where it has none.</summary>
    public string? Resources { get; init; }

    /// <summary>Files of the template, by name.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Runs the example and gives the value of its output.</summary>
    /// <exception cref="InvalidOperationException">The template is refused; the message has the findings.</exception>
    public TemplateValue Run(LanguageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var request = new TemplateRequest
        {
            Template = DocumentSource.OfText("example", $"{version.Key}: '{version.Name}'\n{Template}"),
            Files = Files,
            Pseudo = new PseudoParameters("example", "5b6d3c1e-7c4f-4a55-9a34-0f5d5ee7c0aa", "d6a1b1a5f2d94cbb9f3c3f1c7a0e8b11", "RegionOne"),
            Facade = new Facade(new MapValue([KeyValuePair.Create("role", TemplateValue.From("database"))]), DeletionPolicy.Retain, MapValue.Empty),
        };
        var loaded = OfflineTemplate.Load(request, [OfflineTemplate.UsualZone]);
        return loaded.Template is { } template
            ? Evaluate(template)
            : throw new InvalidOperationException($"The example is refused: {string.Join(' ', loaded.Diagnostics)}");
    }

    private TemplateValue Evaluate(IStackTemplate template)
    {
        var stubs = Resources is null ? MapValue.Empty : (MapValue)ValueJson.FromElement(JsonElement.Parse(Resources));
        var output = template.EvaluateOutput(Output, new StubbedResources(stubs));
        return output.Error is { } error ? throw new InvalidOperationException($"The example fails: {error}") : output.Value;
    }
}

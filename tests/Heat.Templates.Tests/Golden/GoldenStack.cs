using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Rendering;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares one stack of a case, with the stacks inside it.</summary>
internal sealed class GoldenStack(GoldenCase golden, JsonElement expected, string path, List<string> differences)
{
    public void Compare(RenderedStack ours)
    {
        var template = (BoundTemplate)ours.Template;
        CompareParameters(template);
        CompareConditions(template);
        new GoldenResources(golden, expected, path, differences).Compare(ours);
        CompareOutputs(template, ours.Values);
    }

    private void CompareParameters(BoundTemplate template)
    {
        var parameters = template.Scope.Parameters;
        if (expected.TryGetProperty("description", out var description))
        {
            Equal("description", ValueJson.FromElement(description), new TextValue(template.Description.Length > 0 ? template.Description : "No description"));
        }

        Equal("parameters", Expect("parameters"), parameters.Values);
        if (expected.TryGetProperty("parameters_as_text", out var texts))
        {
            Equal("parameters_as_text", ValueJson.FromElement(texts), new MapValue(template.ShownParameters.Select(entry => Shown(template, entry))));
        }

        var hidden = parameters.Declarations.Where(declaration => declaration.Hidden).Select(declaration => declaration.Name).Order(StringComparer.Ordinal);
        var masked = expected.TryGetProperty("hidden_parameters", out var names) ? ValueJson.FromElement(names) : ListValue.Empty;
        Equal("hidden_parameters", masked, TemplateValue.From(hidden.Select(TemplateValue.From)));
    }

    private static KeyValuePair<string, TemplateValue> Shown(BoundTemplate template, KeyValuePair<string, TemplateValue> parameter) => KeyValuePair.Create<string, TemplateValue>(
        parameter.Key,
        parameter.Value switch
        {
            var value when IsJson(template, parameter.Key) => new TextValue(HeatText.Json(value, sortKeys: false)),
            ListValue list when list.Items.All(item => item is TextValue) => new TextValue(string.Join(',', list.Items.Select(HeatText.Plain))),
            var value => new TextValue(HeatText.Plain(value)),
        });

    private static bool IsJson(BoundTemplate template, string name) =>
        template.Scope.Parameters.Declarations.Single(declaration => declaration.Name == name) is { Type: ParameterType.Json, Hidden: false };

    private void CompareConditions(BoundTemplate template)
    {
        if (!expected.TryGetProperty("conditions", out var conditions))
        {
            return;
        }

        foreach (var condition in conditions.EnumerateObject())
        {
            var (value, mistake) = Holds(template, condition.Name);
            if (condition.Value.ValueKind == JsonValueKind.Object)
            {
                if (!GoldenMessages.Match(golden, condition.Value.GetProperty("$error"), mistake))
                {
                    differences.Add($"{path}condition {condition.Name}: expected {condition.Value}, ours {value} {mistake}");
                }
            }
            else if (value != condition.Value.GetBoolean())
            {
                differences.Add($"{path}condition {condition.Name}: expected {condition.Value}, ours {value} {mistake}");
            }
        }
    }

    private static (bool? Value, string? Mistake) Holds(BoundTemplate template, string name)
    {
        try
        {
            return (template.Scope.Conditions.Holds(name), null);
        }
        catch (TemplateFault fault)
        {
            return (null, fault.Message);
        }
    }

    private void CompareOutputs(BoundTemplate template, IResourceValues world)
    {
        var outputs = expected.GetProperty("outputs");
        var names = template.AllOutputs.Select(output => output.Name).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(outputs.EnumerateObject().Select(output => output.Name).Order(StringComparer.Ordinal)))
        {
            differences.Add($"{path}outputs: ours {string.Join(", ", names)}");
            return;
        }

        foreach (var output in outputs.EnumerateObject())
        {
            var ours = template.EvaluateOutput(output.Name, world);
            if (output.Value.TryGetProperty("error", out var error))
            {
                if (!GoldenMessages.Match(golden, error, ours.Error))
                {
                    differences.Add($"{path}output {output.Name}: expected error {error}\n  ours: {ours.Error} {ours.Value}");
                }
            }
            else if (ours.Error is not null)
            {
                differences.Add($"{path}output {output.Name}: expected {output.Value.GetRawText()}\n  ours: {ours.Error}");
            }
            else
            {
                Equal($"output {output.Name}", ValueJson.FromElement(output.Value.GetProperty("value")), ours.Value);
            }
        }
    }

    private TemplateValue Expect(string key) => ValueJson.FromElement(expected.GetProperty(key));

    private void Equal(string what, TemplateValue wanted, TemplateValue ours) => GoldenValues.Equal($"{path}{what}", wanted, ours, differences);
}

using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Runs one case and lists where the result differs from Heat's.</summary>
internal sealed class GoldenRun(GoldenCase golden)
{
    private readonly List<string> _differences = [];

    /// <summary>The differences; none when the case passes.</summary>
    public static IReadOnlyList<string> Differences(GoldenCase golden)
    {
        var run = new GoldenRun(golden);
        run.Run();
        return run._differences;
    }

    private void Run()
    {
        var result = TemplateLoader.Load(GoldenRequest.Of(golden), new GoldenCatalog(golden), GoldenRequest.Surroundings(golden));
        if (golden.Expected.TryGetProperty("error", out var error))
        {
            if (!GoldenMessages.Match(golden, error, result.Diagnostics))
            {
                _differences.Add($"expected error: {error.GetProperty("message").GetString()}\n  ours: {string.Join("\n        ", result.Diagnostics)}");
            }

            return;
        }

        if (result.Template is not BoundTemplate template)
        {
            _differences.Add($"expected no error\n  ours: {string.Join("\n        ", result.Diagnostics)}");
            return;
        }

        if (golden.Expected.TryGetProperty("update", out _))
        {
            _differences.Add("plans of updates are the engine's");
        }

        CompareParameters(template);
        CompareConditions(template);
        var world = new GoldenWorld(golden, template);
        world.Create();
        new GoldenResources(golden, template, world, _differences).Compare();
        CompareOutputs(template, world);
    }

    private void CompareParameters(BoundTemplate template)
    {
        var parameters = template.Scope.Parameters;
        Equal("description", Expect("description"), new TextValue(template.Description.Length > 0 ? template.Description : "No description"));
        Equal("parameters", Expect("parameters"), parameters.Values);
        if (golden.Expected.TryGetProperty("parameters_as_text", out var texts))
        {
            Equal("parameters_as_text", ValueJson.FromElement(texts), new MapValue(template.ShownParameters.Select(entry => Shown(template, entry))));
        }

        var hidden = parameters.Declarations.Where(declaration => declaration.Hidden).Select(declaration => declaration.Name).Order(StringComparer.Ordinal);
        var expected = golden.Expected.TryGetProperty("hidden_parameters", out var names) ? ValueJson.FromElement(names) : ListValue.Empty;
        Equal("hidden_parameters", expected, TemplateValue.From(hidden.Select(TemplateValue.From)));
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
        if (!golden.Expected.TryGetProperty("conditions", out var conditions))
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
                    _differences.Add($"condition {condition.Name}: expected {condition.Value}, ours {value} {mistake}");
                }
            }
            else if (value != condition.Value.GetBoolean())
            {
                _differences.Add($"condition {condition.Name}: expected {condition.Value}, ours {value} {mistake}");
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

    private void CompareOutputs(BoundTemplate template, GoldenWorld world)
    {
        var expected = golden.Expected.GetProperty("outputs");
        var names = template.AllOutputs.Select(output => output.Name).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(expected.EnumerateObject().Select(output => output.Name).Order(StringComparer.Ordinal)))
        {
            _differences.Add($"outputs: ours {string.Join(", ", names)}");
            return;
        }

        foreach (var output in expected.EnumerateObject())
        {
            var ours = template.EvaluateOutput(output.Name, world);
            if (output.Value.TryGetProperty("error", out var error))
            {
                if (!GoldenMessages.Match(golden, error, ours.Error))
                {
                    _differences.Add($"output {output.Name}: expected error {error}\n  ours: {ours.Error} {ours.Value}");
                }
            }
            else if (ours.Error is not null)
            {
                _differences.Add($"output {output.Name}: expected {output.Value.GetRawText()}\n  ours: {ours.Error}");
            }
            else
            {
                Equal($"output {output.Name}", ValueJson.FromElement(output.Value.GetProperty("value")), ours.Value);
            }
        }
    }

    private TemplateValue Expect(string key) => ValueJson.FromElement(golden.Expected.GetProperty(key));

    private void Equal(string what, TemplateValue expected, TemplateValue ours) => GoldenValues.Equal(what, expected, ours, _differences);
}

using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares what Heat's call to validate a template answers. Ours masks hidden values there too.</summary>
internal static class GoldenOutline
{
    public static void Compare(JsonElement expected, TemplateResult result, List<string> differences)
    {
        if (!expected.TryGetProperty("Parameters", out var parameters))
        {
            // Heat refuses the template: so do we, or we say in a warning what comes of it.
            if (result.Diagnostics.IsEmpty)
            {
                differences.Add($"template_validate: expected {expected}");
            }

            return;
        }

        if (result.Outline is not { } outline)
        {
            differences.Add($"template_validate: no outline: {string.Join("; ", result.Diagnostics)}");
            return;
        }

        GoldenValues.Equal("template_validate Parameters", Masked((MapValue)ValueJson.FromElement(parameters)), outline.DescribeParameters(), differences);
        var groups = expected.TryGetProperty("ParameterGroups", out var listed) ? ValueJson.FromElement(listed) : ListValue.Empty;
        GoldenValues.Equal("template_validate ParameterGroups", groups, outline.Groups, differences);
        GoldenValues.Equal(
            "template_validate Description",
            ValueJson.FromElement(expected.GetProperty("Description")),
            new TextValue(outline.Description.Length > 0 ? outline.Description : "No description"),
            differences);
    }

    private static MapValue Masked(MapValue parameters) => new(parameters.Select(parameter => KeyValuePair.Create(parameter.Key, (TemplateValue)Mask((MapValue)parameter.Value))));

    private static MapValue Mask(MapValue parameter) => Equals(parameter["NoEcho"], new TextValue("true"))
        ? new MapValue(parameter.Select(fact => fact.Key is "Default" or "Value" ? KeyValuePair.Create(fact.Key, TemplateValue.From("******")) : fact))
        : parameter;
}

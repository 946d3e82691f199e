using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Inputs whose new value needs a new deployment (<c>replace_on_change</c>). They are noted with the resource, as the config that names them is not at hand later.</summary>
internal static class ReplacingInputs
{
    private const string Key = "replacing-inputs";

    /// <summary>Notes those of a config.</summary>
    public static ImmutableDictionary<string, string> Note(ImmutableDictionary<string, string> data, ConfigRecord config)
    {
        var inputs = config.Inputs.Items.OfType<MapValue>()
            .Where(input => input["replace_on_change"] is BooleanValue { Value: true })
            .Select(input => KeyValuePair.Create(DerivedInputs.NameOf(input), ValueJson.ToJson(input["default"] ?? TemplateValue.Null)))
            .ToList();
        return inputs.Count == 0 ? data.Remove(Key) : data.SetItem(Key, new JsonObject(inputs).ToJsonString());
    }

    /// <summary>The first of them that changes; null: none does.</summary>
    public static string? Changed(PropertyDiff difference)
    {
        if (!difference.Data.TryGetValue(Key, out var noted))
        {
            return null;
        }

        using var document = JsonDocument.Parse(noted);
        foreach (var input in document.RootElement.EnumerateObject())
        {
            var standard = ValueJson.FromElement(input.Value);
            if (!ValueOf(difference.Before, input.Name, standard).Equals(ValueOf(difference.After, input.Name, standard)))
            {
                return input.Name;
            }
        }

        return null;
    }

    private static TemplateValue ValueOf(PropertyTree properties, string name, TemplateValue standard) => properties.Map("input_values")?[name] ?? standard;
}

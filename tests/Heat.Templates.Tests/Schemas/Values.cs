using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

/// <summary>Short spellings of values.</summary>
internal static class Values
{
    public static TextValue Text(string text) => new(text);

    /// <summary>A value from JSON.</summary>
    public static TemplateValue Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ValueJson.FromElement(document.RootElement);
    }

    /// <summary>A map from JSON.</summary>
    public static MapValue Map(string json) => (MapValue)Json(json);
}

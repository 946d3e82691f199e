using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Resources.Rest;

/// <summary>Reads fields of bodies that services answer with.</summary>
internal static class JsonFields
{
    /// <summary>The field as text; null when it is missing, null or no leaf.</summary>
    public static string? Text(this JsonObject body, string field) => body[field] switch
    {
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonValue other => other.ToJsonString(),
        _ => null,
    };

    /// <summary>The field as a whole number; null when it is none.</summary>
    public static long? Integer(this JsonObject body, string field) =>
        long.TryParse(body.Text(field), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The objects of a list field; empty when it is missing.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject body, string field) =>
        body[field] is JsonArray items ? items.OfType<JsonObject>() : [];

    /// <summary>The texts of a list field; empty when it is missing.</summary>
    public static IEnumerable<string> Texts(this JsonObject body, string field) =>
        body[field] is JsonArray items ? items.OfType<JsonValue>().Select(item => item.ToString()) : [];

    /// <summary>A list of texts as JSON.</summary>
    public static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    /// <summary>A copy with some fields set; the copy belongs to no other document.</summary>
    public static JsonObject With(this JsonObject body, JsonObject changes)
    {
        var copy = body.DeepClone().AsObject();
        foreach (var (field, value) in changes)
        {
            copy[field] = value?.DeepClone();
        }

        return copy;
    }
}

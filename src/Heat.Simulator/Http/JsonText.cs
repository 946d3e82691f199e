using System.Text.Encodings.Web;

namespace Heat.Simulator.Http;

/// <summary>Reading and writing of JSON, the same for all services.</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void WriteProperty(this Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    public static string? Text(this JsonObject map, string name) =>
        map[name] is JsonValue value && value.TryGetValue(out string? text) ? text : map[name]?.ToString();

    public static int? Number(this JsonObject map, string name) => map[name] switch
    {
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out string? text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static bool? Flag(this JsonObject map, string name) => Flag(map[name]);

    public static bool? Flag(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out int number) && number is 0 or 1 => number == 1,
        JsonValue value when value.TryGetValue(out string? text) => Flag(text),
        _ => null,
    };

    public static bool? Flag(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" or "ON" or "T" or "Y" => true,
            "FALSE" or "0" or "NO" or "OFF" or "F" or "N" => false,
            _ => null,
        };

    public static JsonObject? Map(this JsonObject map, string name) => map[name] as JsonObject;

    public static JsonArray? List(this JsonObject map, string name) => map[name] as JsonArray;

    public static JsonArray ToJson(this IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static JsonArray ToJson(this IEnumerable<JsonObject> maps) => [.. maps.Select(map => map.DeepClone())];

    /// <summary>An instant as Neutron and Nova write it: whole seconds and a Z.</summary>
    public static string Seconds(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An instant as Cinder writes it: microseconds, no zone.</summary>
    public static string Micros(this DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}

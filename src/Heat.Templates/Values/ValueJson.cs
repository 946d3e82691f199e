using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Templates.Values;

/// <summary>Template values to JSON and back.</summary>
public static class ValueJson
{
    /// <summary>What stands in the place of a secret on every output path.</summary>
    public const string Mask = "******";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON with the secrets in it. For calls to the cloud and for the state store, never for people.</summary>
    /// <exception cref="InvalidOperationException">The value is not known.</exception>
    public static JsonNode? ToJson(TemplateValue value) => value switch
    {
        NullValue => null,
        TextValue text => JsonValue.Create(text.Text),
        BooleanValue boolean => JsonValue.Create(boolean.Value),
        IntegerValue integer => IntegerNode(integer.Value),
        FloatValue number when double.IsFinite(number.Value) => JsonValue.Create(number.Value),
        FloatValue number => JsonValue.Create(number.Value.ToString(CultureInfo.InvariantCulture)),
        ListValue list => new JsonArray([.. list.Items.Select(ToJson)]),
        MapValue map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        UnknownValue unknown => throw new InvalidOperationException($"The value depends on resource '{unknown.Resource}', which has none yet."),
        _ => throw new InvalidOperationException($"A {value.Kind} has no form in JSON."),
    };

    /// <summary>A value from JSON. Whole numbers without point or exponent become integers.</summary>
    public static TemplateValue FromJson(JsonNode? node) => node switch
    {
        null => TemplateValue.Null,
        JsonArray array => new ListValue([.. array.Select(FromJson)]),
        JsonObject map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, FromJson(entry.Value)))),
        JsonValue leaf => FromElement(JsonSerializer.SerializeToElement(leaf)),
        _ => TemplateValue.Null,
    };

    /// <summary>A value from a JSON element.</summary>
    public static TemplateValue FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new TextValue(element.GetString()!),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Number => FromNumber(element.GetRawText()),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(FromElement)]),
        JsonValueKind.Object => new MapValue(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, FromElement(entry.Value)))),
        _ => TemplateValue.Null,
    };

    /// <summary>JSON text for people: every secret is <see cref="Mask"/>, every unknown names what it waits for.</summary>
    public static string ToMaskedText(TemplateValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            WriteMasked(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The value with every secret in it replaced by <see cref="Mask"/>.</summary>
    public static TemplateValue Masked(TemplateValue value) => value switch
    {
        { ContainsSecret: false } => value,
        { IsSecret: true } => new TextValue(Mask),
        ListValue list => new ListValue([.. list.Items.Select(Masked)]),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Masked(entry.Value)))),
        _ => new TextValue(Mask),
    };

    private static void WriteMasked(Utf8JsonWriter writer, TemplateValue value)
    {
        switch (value)
        {
            case { IsSecret: true }:
                writer.WriteStringValue(Mask);
                break;
            case UnknownValue unknown:
                writer.WriteStringValue($"<known after {unknown.Resource}>");
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteMasked(writer, item);
                }

                writer.WriteEndArray();
                break;
            case MapValue map:
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    WriteMasked(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                JsonSerializer.Serialize(writer, ToJson(value));
                break;
        }
    }

    private static JsonValue IntegerNode(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue
            ? JsonValue.Create((long)value)
            : JsonValue.Create(JsonDocument.Parse(value.ToString(CultureInfo.InvariantCulture)).RootElement)!;

    internal static TemplateValue FromNumber(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new IntegerValue(integer)
            : new FloatValue(double.Parse(text, CultureInfo.InvariantCulture));
}

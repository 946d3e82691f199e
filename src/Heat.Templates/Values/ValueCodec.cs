using System.Globalization;
using System.Text.Json;

namespace Heat.Templates.Values;

/// <summary>Template values to JSON and back without loss: secret marks and the difference between 5 and 5.0 survive.</summary>
/// <remarks>
/// Plain JSON but for three marks: <c>{"$secret": value}</c>, <c>{"$float": "5"}</c>, and <c>{"$map": {…}}</c> round a
/// map that could be taken for one of them.
/// </remarks>
public static class ValueCodec
{
    private const string Secret = "$secret";
    private const string Float = "$float";
    private const string Map = "$map";

    /// <summary>Writes a known value.</summary>
    /// <exception cref="InvalidOperationException">The value is not known.</exception>
    public static void Write(Utf8JsonWriter writer, TemplateValue value)
    {
        if (value.IsSecret)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Secret);
            WriteBare(writer, value);
            writer.WriteEndObject();
            return;
        }

        WriteBare(writer, value);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TemplateValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(Read)]),
        _ => ValueJson.FromElement(element),
    };

    private static void WriteBare(Utf8JsonWriter writer, TemplateValue value)
    {
        switch (value)
        {
            case NullValue:
                writer.WriteNullValue();
                break;
            case TextValue text:
                writer.WriteStringValue(text.Text);
                break;
            case BooleanValue boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case IntegerValue integer:
                writer.WriteRawValue(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatValue number:
                writer.WriteStartObject();
                writer.WriteString(Float, number.Value.ToString("R", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            case ListValue list:
                WriteList(writer, list);
                break;
            case MapValue map:
                WriteMap(writer, map);
                break;
            default:
                throw new InvalidOperationException($"A value that is {value.Kind} cannot be saved.");
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListValue list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, MapValue map)
    {
        var guarded = map.Count == 1 && map.Keys.First().StartsWith('$');
        if (guarded)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Map);
        }

        writer.WriteStartObject();
        foreach (var (key, item) in map)
        {
            writer.WritePropertyName(key);
            Write(writer, item);
        }

        writer.WriteEndObject();
        if (guarded)
        {
            writer.WriteEndObject();
        }
    }

    private static TemplateValue ReadObject(JsonElement element)
    {
        using var members = element.EnumerateObject();
        if (members.MoveNext() && members.Current is var first && !members.MoveNext())
        {
            switch (first.Name)
            {
                case Secret:
                    return Read(first.Value).AsSecret();
                case Float:
                    return new FloatValue(double.Parse(first.Value.GetString()!, CultureInfo.InvariantCulture)); // Write gave text
                case Map:
                    return ReadMap(first.Value);
            }
        }

        return ReadMap(element);
    }

    private static MapValue ReadMap(JsonElement element) =>
        new(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))));
}

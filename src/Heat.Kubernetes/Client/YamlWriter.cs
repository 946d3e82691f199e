using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Kubernetes.Client;

/// <summary>Writes JSON as YAML for people: block style, members in their order, quotes only where needed, long texts folded.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder _text = new();

    public static string Write(JsonNode document)
    {
        var writer = new YamlWriter();
        writer.Block(document, 0);
        return writer._text.ToString();
    }

    /// <summary>A value that starts on a line of its own.</summary>
    private void Block(JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (name, member) in map)
                {
                    Indent(indent).Append(YamlScalar.Key(name)).Append(':');
                    Value(member, indent);
                }

                break;
            case JsonArray { Count: > 0 } list:
                foreach (var entry in list)
                {
                    Indent(indent).Append('-');
                    Entry(entry, indent);
                }

                break;
            default:
                Indent(indent).Append(Scalar(value, indent).TrimStart(' ')).Append('\n');
                break;
        }
    }

    /// <summary>What follows the colon of a member.</summary>
    private void Value(JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 }:
                _text.Append('\n');
                Block(value, indent + 2);
                break;
            case JsonArray { Count: > 0 }:
                _text.Append('\n');
                Block(value, indent);
                break;
            default:
                _text.Append(' ').Append(Scalar(value, indent + 2)).Append('\n');
                break;
        }
    }

    /// <summary>What follows the dash of an entry: a map or list goes on in the same line.</summary>
    private void Entry(JsonNode? value, int indent)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var start = _text.Length;
            Block(value, indent + 2);
            _text.Remove(start, indent + 1);
        }
        else
        {
            Value(value, indent);
        }
    }

    private StringBuilder Indent(int indent) => _text.Append(' ', indent);

    private static string Scalar(JsonNode? value, int indent) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ when value.GetValueKind() == JsonValueKind.String => YamlScalar.Text(value.GetValue<string>(), indent),
        _ => value.ToJsonString(),
    };
}

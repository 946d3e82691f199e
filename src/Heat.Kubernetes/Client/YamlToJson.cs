using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Heat.Kubernetes.Client;

/// <summary>Turns one YAML document into JSON. Aliases are followed, but a document that blows up by them is refused.</summary>
internal sealed class YamlToJson
{
    private const int MaxDepth = 100;
    private const int MaxNodes = 1_000_000;
    private int _depth;
    private int _nodes;

    public JsonNode? Convert(YamlNode node)
    {
        if (++_nodes > MaxNodes || _depth >= MaxDepth)
        {
            throw new FormatException($"Line {node.Start.Line}: the document is nested deeper than {MaxDepth} levels, or its aliases make it larger than {MaxNodes} values.");
        }

        _depth++;
        JsonNode? converted = node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(KeyOf(pair.Key), Convert(pair.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new FormatException($"Line {node.Start.Line}: unknown kind of YAML node."),
        };
        _depth--;
        return converted;
    }

    private static string KeyOf(YamlNode key) =>
        (key as YamlScalarNode)?.Value ?? throw new FormatException($"Line {key.Start.Line}: the key of a map must be a scalar.");

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style is ScalarStyle.Plain && scalar.Tag.IsEmpty ? Plain(text) : JsonValue.Create(text);
    }

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when IsDecimal(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };

    private static bool IsDecimal(string text) => text.All(character => char.IsAsciiDigit(character) || character is '.' or '-' or '+' or 'e' or 'E');
}

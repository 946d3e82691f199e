using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Heat.Kubernetes.Client;

/// <summary>Reads documents that people write in YAML, by the same rules as <c>kubectl</c>: YAML is turned into JSON first.</summary>
public static class KubernetesYaml
{
    /// <summary>The first document as a typed value.</summary>
    /// <exception cref="FormatException">The text is not YAML.</exception>
    /// <exception cref="JsonException">The document does not have the form of <typeparamref name="T"/>.</exception>
    public static T Load<T>(string yaml) =>
        Parse(yaml).FirstOrDefault().Deserialize<T>(KubernetesJson.Options) ?? throw new JsonException("The document is empty.");

    /// <summary>All documents that are not empty, as untyped objects.</summary>
    /// <exception cref="FormatException">The text is not YAML, or a document is not a map.</exception>
    public static IReadOnlyList<KubernetesObject> LoadAll(string yaml) =>
        [.. Parse(yaml).Select(node => new KubernetesObject(node as JsonObject ?? throw new FormatException("A Kubernetes object is a map.")))];

    /// <summary>All documents that are not empty, as JSON.</summary>
    /// <exception cref="FormatException">The text is not YAML.</exception>
    public static IEnumerable<JsonNode> Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException cause)
        {
            throw new FormatException($"Line {cause.Start.Line}, column {cause.Start.Column}: {cause.Message}", cause);
        }

        return stream.Documents.Select(document => Convert(document.RootNode)).OfType<JsonNode>();
    }

    /// <summary>A document for people. The same value always gives the same text.</summary>
    public static string Serialize<T>(T value) =>
        YamlWriter.Write(JsonSerializer.SerializeToNode(value, KubernetesJson.Options) ?? throw new ArgumentNullException(nameof(value)));

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(KeyOf(pair.Key), Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new FormatException($"Line {node.Start.Line}: unknown kind of YAML node."),
    };

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

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
        catch (InvalidOperationException cause)
        {
            // Some broken flow collections make the scanner fail in this way.
            throw new FormatException("The text is not YAML: a flow collection is broken.", cause);
        }

        return stream.Documents.Select(document => new YamlToJson().Convert(document.RootNode)).OfType<JsonNode>();
    }

    /// <summary>A document for people. The same value always gives the same text.</summary>
    public static string Serialize<T>(T value) =>
        YamlWriter.Write(JsonSerializer.SerializeToNode(value, KubernetesJson.Options) ?? throw new ArgumentNullException(nameof(value)));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Heat.Kubernetes.Client;

namespace Heat.Kubernetes.Models;

/// <summary>An object of a kind that has no type here: its JSON, with the metadata in reach.</summary>
/// <remarks>The JSON is the truth: <see cref="Metadata"/> is read from it once and written back when the object is sent.</remarks>
[JsonConverter(typeof(KubernetesObjectConverter))]
public sealed class KubernetesObject : IKubernetesObject<V1ObjectMeta>
{
    private V1ObjectMeta? _metadata;

    /// <summary>An object from its JSON.</summary>
    /// <param name="json">The whole document. It is kept, not copied.</param>
    public KubernetesObject(JsonObject json)
    {
        Json = json;
    }

    /// <summary>The whole document.</summary>
    public JsonObject Json { get; }

    /// <inheritdoc />
    public string? ApiVersion
    {
        get => (string?)Json["apiVersion"];
        set => Json["apiVersion"] = value;
    }

    /// <inheritdoc />
    public string? Kind
    {
        get => (string?)Json["kind"];
        set => Json["kind"] = value;
    }

    /// <inheritdoc />
    public V1ObjectMeta Metadata
    {
        get => _metadata ??= Json["metadata"].Deserialize<V1ObjectMeta>(KubernetesJson.Options) ?? new V1ObjectMeta();
        set => _metadata = value;
    }

    /// <summary>The document with what was changed in <see cref="Metadata"/>.</summary>
    public JsonObject ToJson()
    {
        if (_metadata is not null)
        {
            Json["metadata"] = JsonSerializer.SerializeToNode(_metadata, KubernetesJson.Options);
        }

        return Json;
    }
}

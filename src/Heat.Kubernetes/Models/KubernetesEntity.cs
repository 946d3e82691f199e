using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

/// <summary>Base of every typed object: version, kind and metadata, in the order in which people expect them in a document.</summary>
public abstract class KubernetesEntity : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc />
    [JsonPropertyOrder(-4)]
    public string? ApiVersion { get; set; }

    /// <inheritdoc />
    [JsonPropertyOrder(-3)]
    public string? Kind { get; set; }

    /// <inheritdoc />
    [JsonPropertyOrder(-2)]
    public V1ObjectMeta Metadata { get; set; } = new();
}

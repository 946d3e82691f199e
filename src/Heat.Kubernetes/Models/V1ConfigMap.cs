namespace Heat.Kubernetes.Models;

/// <summary>Small data that is not confidential.</summary>
[KubernetesEntity(Kind = "ConfigMap", PluralName = "configmaps")]
public sealed class V1ConfigMap : KubernetesEntity
{
    /// <summary>Text values by key.</summary>
    public Dictionary<string, string>? Data { get; set; }

    /// <summary>Binary values by key; base64 in the document.</summary>
    public Dictionary<string, byte[]>? BinaryData { get; set; }

    /// <summary>Whether the data can no longer be changed.</summary>
    public bool? Immutable { get; set; }
}

namespace Heat.Kubernetes.Models;

/// <summary>Small confidential data.</summary>
[KubernetesEntity(Kind = "Secret", PluralName = "secrets")]
public sealed class V1Secret : KubernetesEntity
{
    /// <summary>Values by key; base64 in the document.</summary>
    public Dictionary<string, byte[]>? Data { get; set; }

    /// <summary>Values as text, for writing only: the server moves them to <see cref="Data"/>.</summary>
    public Dictionary<string, string>? StringData { get; set; }

    /// <summary>What the data means, for example <c>Opaque</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Whether the data can no longer be changed.</summary>
    public bool? Immutable { get; set; }
}

using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

/// <summary>A custom resource with a desired state.</summary>
/// <typeparam name="TSpec">What the user asks for.</typeparam>
public abstract class CustomKubernetesEntity<TSpec> : KubernetesEntity
    where TSpec : new()
{
    /// <summary>What the user asks for. The operator never writes it.</summary>
    [JsonPropertyOrder(-1)]
    public TSpec Spec { get; set; } = new();
}

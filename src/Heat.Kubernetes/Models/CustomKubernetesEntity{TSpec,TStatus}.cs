using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

/// <summary>A custom resource with a desired and an observed state.</summary>
/// <typeparam name="TSpec">What the user asks for.</typeparam>
/// <typeparam name="TStatus">What the operator has seen. Written through the status subresource.</typeparam>
public abstract class CustomKubernetesEntity<TSpec, TStatus> : CustomKubernetesEntity<TSpec>
    where TSpec : new()
    where TStatus : class
{
    /// <summary>What the operator has seen; absent until it has looked once.</summary>
    [JsonPropertyOrder(0)]
    public TStatus? Status { get; set; }
}

namespace Heat.Kubernetes.Models;

/// <summary>What the API server says of a request that failed, or of a deletion.</summary>
public sealed class V1Status : IKubernetesObject<V1ListMeta>
{
    /// <inheritdoc />
    public string? ApiVersion { get; set; }

    /// <inheritdoc />
    public string? Kind { get; set; }

    /// <inheritdoc />
    public V1ListMeta Metadata { get; set; } = new();

    /// <summary><c>Success</c> or <c>Failure</c>.</summary>
    public string? Status { get; set; }

    /// <summary>HTTP status code.</summary>
    public int? Code { get; set; }

    /// <summary>Cause in one word, for example <c>NotFound</c>.</summary>
    public string? Reason { get; set; }

    /// <summary>Cause in a sentence.</summary>
    public string? Message { get; set; }

    /// <summary>What the failure is about.</summary>
    public V1StatusDetails? Details { get; set; }
}

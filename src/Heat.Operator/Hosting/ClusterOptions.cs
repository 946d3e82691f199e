using System.ComponentModel.DataAnnotations;

namespace Heat.Operator.Hosting;

/// <summary>How the API server is treated; section <c>Kubernetes</c>.</summary>
public sealed record ClusterOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Kubernetes";

    /// <summary>Requests a second, in the long run.</summary>
    [Range(1, 100_000)]
    public double Qps { get; init; } = 200;

    /// <summary>Requests that may come at once.</summary>
    [Range(1, 100_000)]
    public int Burst { get; init; } = 400;

    /// <summary>Path of a kubeconfig. Not set: what the surroundings say.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Context of the kubeconfig. Not set: its current one.</summary>
    public string? Context { get; init; }
}

namespace Heat.Kubernetes.Models;

/// <summary>The number of replicas of something that can be scaled.</summary>
public sealed class V1Scale : KubernetesEntity
{
    /// <summary>How many are asked for.</summary>
    public V1ScaleSpec? Spec { get; set; }

    /// <summary>How many there are.</summary>
    public V1ScaleStatus? Status { get; set; }
}

/// <summary>How many replicas are asked for.</summary>
public sealed class V1ScaleSpec
{
    /// <summary>How many are asked for.</summary>
    public int? Replicas { get; set; }
}

/// <summary>How many replicas there are.</summary>
public sealed class V1ScaleStatus
{
    /// <summary>How many there are.</summary>
    public int Replicas { get; set; }

    /// <summary>Label selector of the replicas, as text.</summary>
    public string? Selector { get; set; }
}

using System.Text.Json.Serialization;
using Heat.Kubernetes.Client;

namespace Heat.Kubernetes.Models;

/// <summary>A lock with an end: whoever holds it must renew it.</summary>
[KubernetesEntity(Group = "coordination.k8s.io", Kind = "Lease", PluralName = "leases")]
public sealed class V1Lease : KubernetesEntity
{
    /// <summary>Who holds the lease, and how long.</summary>
    public V1LeaseSpec? Spec { get; set; }
}

/// <summary>Who holds a lease, and how long.</summary>
public sealed class V1LeaseSpec
{
    /// <summary>Who holds it; empty when it was given back.</summary>
    public string? HolderIdentity { get; set; }

    /// <summary>Seconds, after the last renewal that somebody saw, for which others must wait.</summary>
    public int? LeaseDurationSeconds { get; set; }

    /// <summary>When the present holder got it, by the holder's clock.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? AcquireTime { get; set; }

    /// <summary>When the present holder renewed it last, by the holder's clock.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? RenewTime { get; set; }

    /// <summary>How often the holder changed.</summary>
    public int? LeaseTransitions { get; set; }
}

namespace Heat.Kubernetes.Models;

/// <summary>A space for names.</summary>
[KubernetesEntity(Kind = "Namespace", PluralName = "namespaces")]
[EntityScope(EntityScope.Cluster)]
public sealed class V1Namespace : KubernetesEntity
{
    /// <summary>What the server says of the namespace.</summary>
    public V1NamespaceStatus? Status { get; set; }
}

/// <summary>What the server says of a namespace.</summary>
public sealed class V1NamespaceStatus
{
    /// <summary><c>Active</c> or <c>Terminating</c>.</summary>
    public string? Phase { get; set; }
}

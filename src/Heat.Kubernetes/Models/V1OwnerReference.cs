namespace Heat.Kubernetes.Models;

/// <summary>Names an object that owns this one, in the same namespace or in the whole cluster.</summary>
public sealed class V1OwnerReference
{
    /// <summary>Group and version of the owner.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>Kind of the owner.</summary>
    public string? Kind { get; set; }

    /// <summary>Name of the owner.</summary>
    public string? Name { get; set; }

    /// <summary>Identity of the owner.</summary>
    public string? Uid { get; set; }

    /// <summary>Whether the owner is the one that controls this object. At most one may.</summary>
    public bool? Controller { get; set; }

    /// <summary>Whether a foreground deletion of the owner waits for this object.</summary>
    public bool? BlockOwnerDeletion { get; set; }
}

using System.Text.Json;

namespace Heat.Kubernetes.Models;

/// <summary>Identity and bookkeeping that every stored object has.</summary>
public sealed class V1ObjectMeta
{
    /// <summary>Name, unique inside the namespace for one kind.</summary>
    public string? Name { get; set; }

    /// <summary>Prefix from which the server makes a unique name when <see cref="Name"/> is absent.</summary>
    public string? GenerateName { get; set; }

    /// <summary>Namespace; absent for objects of the whole cluster.</summary>
    public string? Namespace { get; set; }

    /// <summary>Path of the object; no longer filled by current servers.</summary>
    public string? SelfLink { get; set; }

    /// <summary>Identity in space and time: a later object of the same name has another.</summary>
    public string? Uid { get; set; }

    /// <summary>Version of the stored object; compared for equality only.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>Counts the changes of the desired state.</summary>
    public long? Generation { get; set; }

    /// <summary>When the server stored the object first.</summary>
    public DateTimeOffset? CreationTimestamp { get; set; }

    /// <summary>When deletion was asked for. The object stays until its finalizers are gone.</summary>
    public DateTimeOffset? DeletionTimestamp { get; set; }

    /// <summary>Seconds that the object may take to end gracefully.</summary>
    public long? DeletionGracePeriodSeconds { get; set; }

    /// <summary>Short values by which objects are selected.</summary>
    public Dictionary<string, string>? Labels { get; set; }

    /// <summary>Values of any length that are not selected by.</summary>
    public Dictionary<string, string>? Annotations { get; set; }

    /// <summary>Objects that this one depends on: it is collected when they all are gone.</summary>
    public List<V1OwnerReference>? OwnerReferences { get; set; }

    /// <summary>Identifiers of who has work to do before the object may vanish.</summary>
    public List<string>? Finalizers { get; set; }

    /// <summary>Who set which field, as the server tells it. Kept as it came.</summary>
    public JsonElement? ManagedFields { get; set; }
}

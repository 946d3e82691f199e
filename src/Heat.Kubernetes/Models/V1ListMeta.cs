namespace Heat.Kubernetes.Models;

/// <summary>Metadata of a list.</summary>
public sealed class V1ListMeta
{
    /// <summary>Version at which the list is true; a watch may start there.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>Where the next page starts; absent or empty on the last one.</summary>
    public string? Continue { get; set; }

    /// <summary>How many objects follow this page, when the server knows.</summary>
    public long? RemainingItemCount { get; set; }

    /// <summary>Path of the list; no longer filled by current servers.</summary>
    public string? SelfLink { get; set; }
}

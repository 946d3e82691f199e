namespace Heat.Kubernetes.Client;

/// <summary>What a list or a watch is about, and in which form it comes.</summary>
public sealed record ListOptions
{
    /// <summary>The whole collection.</summary>
    public static readonly ListOptions Default = new();

    /// <summary>Labels that objects must have, in the server's syntax.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Fields that objects must have, in the server's syntax.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Objects per page of a list. Null: all at once.</summary>
    public int? Limit { get; init; } = 500;

    /// <summary>Where a page starts, as the page before it said.</summary>
    public string? Continue { get; init; }

    /// <summary>Version after which a watch starts, or that a list must not be older than.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Whether a watch should also tell how far it is when nothing changes.</summary>
    public bool AllowWatchBookmarks { get; init; } = true;

    /// <summary>When the server should end a watch.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Asks the server for metadata alone: of a Secret, say, only that it changed. The other members of the entities stay unset.</summary>
    public bool MetadataOnly { get; init; }

    /// <summary>Leaves <see cref="Models.V1ObjectMeta.ManagedFields"/> out.</summary>
    public bool TrimManagedFields { get; init; }
}

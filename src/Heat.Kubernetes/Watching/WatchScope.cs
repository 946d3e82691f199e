namespace Heat.Kubernetes.Watching;

/// <summary>Which objects of a kind are watched, and how much of them is kept.</summary>
public sealed record WatchScope
{
    /// <summary>All objects of a kind, whole but for the record of who set which field.</summary>
    public static readonly WatchScope Everything = new();

    /// <summary>Labels that objects must have.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Fields that objects must have.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Keeps metadata alone: enough to learn that a Secret changed, without holding its secrets.</summary>
    public bool MetadataOnly { get; init; }
}

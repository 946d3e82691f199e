namespace Heat.Kubernetes.Client;

/// <summary>What happens to the children of a deleted object.</summary>
public enum PropagationPolicy
{
    /// <summary>The object goes now, its children are collected later.</summary>
    Background,

    /// <summary>The object stays until its children are gone.</summary>
    Foreground,

    /// <summary>The children stay and lose their owner.</summary>
    Orphan,
}

/// <summary>How an object is deleted, and only if it still is what was meant.</summary>
public sealed record DeleteOptions
{
    /// <summary>Without any condition.</summary>
    public static readonly DeleteOptions Default = new();

    /// <summary>Identity that the object must have: a later one of the same name is spared.</summary>
    public string? Uid { get; init; }

    /// <summary>Version that the object must have.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>What happens to the children. Null: the default of the kind.</summary>
    public PropagationPolicy? PropagationPolicy { get; init; }

    /// <summary>Seconds that the object may take to end. Null: the default of the kind.</summary>
    public long? GracePeriodSeconds { get; init; }
}

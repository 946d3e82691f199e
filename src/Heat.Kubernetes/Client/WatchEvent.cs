using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>What happened to a watched object.</summary>
public enum WatchEventType
{
    /// <summary>The object is new, or new to the selector.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone, or no longer selected. It comes as it was last.</summary>
    Deleted,

    /// <summary>Nothing happened up to this version.</summary>
    Bookmark,

    /// <summary>The object cannot be read; <see cref="WatchEvent{TEntity}.Problem"/> says why.</summary>
    Error,
}

/// <summary>One line of a watch.</summary>
/// <typeparam name="TEntity">Type of the watched objects.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Entity">The object; null for bookmarks and errors.</param>
/// <param name="ResourceVersion">Version up to which everything has been told.</param>
public sealed record WatchEvent<TEntity>(WatchEventType Type, TEntity? Entity, string? ResourceVersion)
    where TEntity : class
{
    /// <summary>Which object could not be read, and why.</summary>
    public UnreadableObject? Problem { get; init; }
}

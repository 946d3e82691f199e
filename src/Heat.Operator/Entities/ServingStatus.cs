using System.ComponentModel;
using Heat.Engine.Revisions;

namespace Heat.Operator.Entities;

/// <summary>What is served in the place of the spec.</summary>
public sealed record ServingStatus
{
    /// <summary>Why not the spec.</summary>
    [Description("Rollback: the revision that was complete last, or nothing where there was none. Restore: a snapshot. Stopped: a create was cancelled where it stood.")]
    public required ServingKind Kind { get; init; }

    /// <summary>The snapshot that is served.</summary>
    [Description("Name of the StackSnapshot that is served.")]
    public string? Snapshot { get; init; }

    /// <summary>What led there.</summary>
    [Description("What failed, or who asked for it.")]
    public string? Reason { get; init; }
}

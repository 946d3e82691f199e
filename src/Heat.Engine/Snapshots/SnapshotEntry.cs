using Heat.Engine.Stacks;

namespace Heat.Engine.Snapshots;

/// <summary>How the copy of one resource stands. Saved before the call that it announces.</summary>
public enum SnapshotPhase
{
    /// <summary>The type has nothing that could be copied; the resource is only noted.</summary>
    Noted,

    /// <summary>The intention to copy is saved. Without an id a copy of the name may exist already.</summary>
    Starting,

    /// <summary>The cloud is at work.</summary>
    Copying,

    /// <summary>The copy is whole.</summary>
    Complete,

    /// <summary>The copy failed.</summary>
    Failed,
}

/// <summary>One resource of a snapshot.</summary>
public sealed record SnapshotEntry
{
    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Id of the object that is copied.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>The name that the copy bears.</summary>
    public required string CopyName { get; init; }

    /// <summary>Id of the copy; null until it is known.</summary>
    public string? CopyId { get; init; }

    /// <summary>How it stands.</summary>
    public required SnapshotPhase Phase { get; init; }

    /// <summary>Why it failed, or what is waited for. Holds no secret.</summary>
    public string? Reason { get; init; }

    /// <summary>The entry of a resource before anything was done.</summary>
    /// <param name="incarnation">The resource.</param>
    /// <param name="canBeCopied">The type can be copied.</param>
    /// <param name="mark">Tells this snapshot from others; a part of the copy's name.</param>
    public static SnapshotEntry Of(Incarnation incarnation, bool canBeCopied, string mark) => new()
    {
        Name = incarnation.Name.Value,
        Type = incarnation.Type,
        PhysicalId = incarnation.PhysicalId?.Value,
        CopyName = $"{incarnation.PhysicalName}-{mark}",
        Phase = canBeCopied && !incarnation.IsExternal ? SnapshotPhase.Starting : SnapshotPhase.Noted,
    };
}

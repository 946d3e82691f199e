namespace Heat.Engine.Revisions;

/// <summary>Which desired state a stack is brought to, and why. It holds for one desired state of the spec; a new one goes back to the spec.</summary>
public sealed record Serving
{
    /// <summary>How many turns one desired state has room for: desired states are numbered so far apart.</summary>
    public const int TurnsPerState = 4096;

    /// <summary>Why this state.</summary>
    public ServingKind Kind { get; init; }

    /// <summary>The number of the spec's desired state for which this holds.</summary>
    public required long Desired { get; init; }

    /// <summary>How often the target changed while the spec stayed the same.</summary>
    public int Turn { get; init; }

    /// <summary>The revision that is served; 0: nothing at all, which is where the rollback of a create leads.</summary>
    public required long Revision { get; init; }

    /// <summary>Name of the snapshot whose revision is served; null: none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Why the spec is not served; null where it is. Holds no secret.</summary>
    public string? Reason { get; init; }

    /// <summary>The number of this target: each turn is a desired state of its own for the engine.</summary>
    public long Generation => Desired + Turn;

    /// <summary>What is served for a desired state of the spec: what was decided for it, or else the spec.</summary>
    /// <param name="state">The stack's state.</param>
    /// <param name="desired">The number of the spec's desired state.</param>
    public static Serving Of(Stacks.StackState state, long desired) =>
        state.Serving is { } serving && serving.Desired == desired ? serving : OfSpec(desired);

    /// <summary>The spec is served.</summary>
    public static Serving OfSpec(long desired) => new() { Desired = desired, Revision = desired };

    /// <summary>Back to a revision.</summary>
    /// <param name="revision">The last one that was complete; null: there was none, and everything goes.</param>
    /// <param name="reason">What made it necessary.</param>
    public Serving RolledBack(long? revision, string reason) => Turned() with
    {
        Kind = ServingKind.Rollback,
        Revision = revision ?? 0,
        Reason = reason,
        Snapshot = null,
    };

    /// <summary>Back to a snapshot, whose revision has the number of this very target.</summary>
    public Serving Restored(string snapshot) => Turned() is var turned
        ? turned with { Kind = ServingKind.Restore, Revision = turned.Generation, Snapshot = snapshot, Reason = null }
        : this;

    /// <summary>The spec once more.</summary>
    public Serving Retried() => Turned() with { Kind = ServingKind.Spec, Revision = Desired, Snapshot = null, Reason = null };

    /// <summary>Nothing more is done for the spec.</summary>
    public Serving Stopped(string reason) => this with { Kind = ServingKind.Stopped, Reason = reason };

    /// <summary>The number goes round where somebody turns thousands of times; only the latest turns need to differ.</summary>
    private Serving Turned() => this with { Turn = (Turn % (TurnsPerState - 1)) + 1 };
}

/// <summary>Why a stack is brought to a desired state.</summary>
public enum ServingKind
{
    /// <summary>The spec says so.</summary>
    Spec,

    /// <summary>An action failed, or was cancelled, and is undone.</summary>
    Rollback,

    /// <summary>The stack goes back to a snapshot.</summary>
    Restore,

    /// <summary>The action was cancelled and nothing is undone: nothing more is started.</summary>
    Stopped,
}

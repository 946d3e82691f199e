using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Stacks;

namespace Heat.Engine.Resources;

/// <summary>Where an object is in its life, as the cloud tells it.</summary>
public enum Lifecycle
{
    /// <summary>It does not exist.</summary>
    Absent,

    /// <summary>The cloud is at work on it, or a further step of ours is due.</summary>
    Pending,

    /// <summary>It is usable.</summary>
    Ready,

    /// <summary>The cloud gave up on it.</summary>
    Failed,
}

/// <summary>What the cloud says right now.</summary>
/// <param name="Lifecycle">Where the object is in its life.</param>
/// <param name="Reason">For people: the status, the fault message. Holds no secret.</param>
/// <param name="Live">The object's body, as the service gave it.</param>
public sealed record Observation(Lifecycle Lifecycle, string? Reason = null, JsonObject? Live = null)
{
    /// <summary>It does not exist.</summary>
    public static readonly Observation Absent = new(Lifecycle.Absent);

    /// <summary>The step of ours that is due; see <see cref="IAdvances"/>. Null: only the cloud is at work.</summary>
    public string? NextStep { get; init; }

    /// <summary>With <see cref="Lifecycle.Ready"/>: it was put to rest, see <see cref="ISuspends"/>.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>
    /// With <see cref="Lifecycle.Ready"/>: it does no work although it was not put to rest, such as a server that is switched off. There is nothing to
    /// suspend then, and nothing to resume.
    /// </summary>
    public bool IsIdle { get; init; }

    /// <summary>The object is being deleted.</summary>
    public bool Deleting { get; init; }

    /// <summary>When to look again; null: as the type's usual pace says.</summary>
    public TimeSpan? LookAgainAfter { get; init; }

    /// <summary>
    /// With <see cref="Lifecycle.Pending"/>: what keeps it from being ready. It counts as failed while there is any, but is not made anew: it goes on
    /// by itself.
    /// </summary>
    public ImmutableArray<Trouble> Troubles { get; init; } = [];

    /// <summary>
    /// With troubles: a check of the stack that the object is found them. Nothing is under way to mend them; otherwise the object is as it should be.
    /// </summary>
    public bool IsFromCheck { get; init; }

    /// <summary>With troubles: only a change of the desired state can mend them.</summary>
    public bool IsStalled { get; init; }
}

/// <summary>An object that was created, or found again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Data">What the driver keeps beside the id; null: nothing.</param>
/// <param name="Observed">What the answer told of its state already; null: observe it.</param>
public sealed record Creation(PhysicalId Id, ImmutableDictionary<string, string>? Data = null, Observation? Observed = null);

/// <summary>What a changing call made of the resource's record.</summary>
/// <param name="Id">A new id, where the change brought one.</param>
/// <param name="Data">The data from now on; null: as before.</param>
/// <param name="Observed">What the answer told of its state already; null: observe it.</param>
public sealed record ResourceChange(PhysicalId? Id = null, ImmutableDictionary<string, string>? Data = null, Observation? Observed = null)
{
    /// <summary>Nothing but the object itself changed.</summary>
    public static readonly ResourceChange None = new();
}

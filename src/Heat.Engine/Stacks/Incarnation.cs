using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Stacks;

/// <summary>Phase of one incarnation's life. Saved before the cloud call that it announces.</summary>
public enum IncarnationPhase
{
    /// <summary>The intention to create is saved. Without an id: whether the object exists must be looked up.</summary>
    Creating,

    /// <summary>It was ready at least once and its applied properties are in force.</summary>
    Ready,

    /// <summary>A change is under way.</summary>
    Updating,

    /// <summary>It is to be deleted, or being deleted. There is no way back.</summary>
    Deleting,
}

/// <summary>One physical attempt at a resource. A replaced resource has two for a while: the new one and the old one.</summary>
public sealed record Incarnation
{
    /// <summary>Tells it from other incarnations of the same resource.</summary>
    public required ShortId ShortId { get; init; }

    /// <summary>Logical name.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Name in the cloud where the template gives none.</summary>
    public required string PhysicalName { get; init; }

    /// <summary>Id in the cloud; null until it is known.</summary>
    public PhysicalId? PhysicalId { get; init; }

    /// <summary>Phase.</summary>
    public required IncarnationPhase Phase { get; init; }

    /// <summary>False: a newer incarnation has taken the name; this one is to be cleaned up.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>Resolved properties that are in force, or being brought into force. Hold secrets.</summary>
    public required PropertyTree Applied { get; init; }

    /// <summary>Properties of which the live value was accepted: what the template gave at the time. The accepted values stand in <see cref="Applied"/>.</summary>
    public MapValue Accepted { get; init; } = MapValue.Empty;

    /// <summary>Hash of the effective properties and metadata as the template gave them, before names became ids: equal hash, nothing changed.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>What the driver keeps beside the id. Confidential.</summary>
    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Metadata in force.</summary>
    public MapValue Metadata { get; init; } = MapValue.Empty;

    /// <summary>Logical names that had to be complete before it; they are deleted after it.</summary>
    public ImmutableHashSet<string> Requirements { get; init; } = [];

    /// <summary>What happens to the object when the resource leaves the stack.</summary>
    public DeletionPolicy DeletionPolicy { get; init; }

    /// <summary>The object is not ours: it was named by <c>external_id</c> and is never changed or deleted.</summary>
    public bool IsExternal { get; init; }

    /// <summary>
    /// The object was taken over and not made by the stack: it does not carry the physical name, and this record is the
    /// proof that it belongs to the stack.
    /// </summary>
    public bool IsAdopted { get; init; }

    /// <summary>The generation of the stack that last changed it.</summary>
    public long Generation { get; init; }

    /// <summary>When the phase began; timeouts count from here.</summary>
    public DateTimeOffset PhaseSince { get; init; }

    /// <summary>Failed attempts in this phase; the pause before the next grows with it.</summary>
    public int Attempts { get; init; }

    /// <summary>No attempt before this time; null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why the last attempt failed; null if it did not. Holds no secret.</summary>
    public string? LastError { get; init; }

    /// <summary>The cloud's request id of the last failure.</summary>
    public string? LastRequestId { get; init; }

    /// <summary>What the present phase is part of, in Heat's words.</summary>
    public ResourceAction Action { get; init; } = ResourceAction.Create;

    /// <summary>
    /// Only while an update is announced whose call has not been answered: the properties that may still be in force.
    /// A crash leaves it set, and the update is repeated from the difference to it.
    /// </summary>
    public PropertyTree? Before { get; init; }

    /// <summary>
    /// No creating call is open: none was sent yet, or the last one is known to have made nothing. False, the safe
    /// default: a <see cref="IncarnationPhase.Creating"/> incarnation without an id must be looked for before it is created.
    /// </summary>
    public bool IsKnownAbsent { get; init; }

    /// <summary>
    /// The intention was saved before its turn, so when its call was made is not known from <see cref="PhaseSince"/>: an
    /// engine that does not know either counts from when it first meets the record.
    /// </summary>
    public bool IsAhead { get; init; }

    /// <summary>The last failure is of a kind that trying again does not mend; it is tried again slowly all the same.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Somebody declared the object unfit: another takes its place, however it looks.</summary>
    public bool IsUnhealthy { get; init; }

    /// <summary>Whether it works or rests.</summary>
    public RestStage Rest { get; init; }

    /// <summary>Hooks at which its removal waits, <c>pre-delete</c> and <c>post-delete</c>.</summary>
    public ImmutableHashSet<string> Hooks { get; init; } = [];

    /// <summary>Where the backup before deletion stands.</summary>
    public BackupStage Backup { get; init; }

    /// <summary>Ids of the signals that were taken note of last. They may not be dropped yet, and are not taken twice.</summary>
    public ImmutableHashSet<string> SignalsTaken { get; init; } = [];
}

/// <summary>Heat's words for what happens to a resource.</summary>
public enum ResourceAction
{
    /// <summary>The first object of the resource.</summary>
    Create,

    /// <summary>The object is changed where it is, or a repair of it.</summary>
    Update,

    /// <summary>A new object takes the place of an old one.</summary>
    Replace,

    /// <summary>The object is removed.</summary>
    Delete,

    /// <summary>The object is put to rest.</summary>
    Suspend,

    /// <summary>The object is set to work again.</summary>
    Resume,

    /// <summary>The object is looked at.</summary>
    Check,

    /// <summary>What the object holds is copied.</summary>
    Snapshot,

    /// <summary>An object that exists already is taken over.</summary>
    Adopt,
}

/// <summary>Stages of the backup that <c>deletion_policy: Snapshot</c> asks for.</summary>
public enum BackupStage
{
    /// <summary>None is wanted.</summary>
    None,

    /// <summary>It is to be started.</summary>
    Due,

    /// <summary>The cloud is at work on it.</summary>
    Started,

    /// <summary>It is done; the object may go.</summary>
    Done,
}

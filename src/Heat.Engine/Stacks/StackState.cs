using System.Collections.Immutable;
using Heat.Engine.Revisions;

namespace Heat.Engine.Stacks;

/// <summary>What must survive a crash: every incarnation, and where the stack's present action stands.</summary>
public sealed record StackState
{
    /// <summary>A stack of which nothing exists yet.</summary>
    public static readonly StackState Empty = new();

    /// <summary>All incarnations, current or awaiting clean-up.</summary>
    public ImmutableDictionary<ShortId, Incarnation> Incarnations { get; init; } = ImmutableDictionary<ShortId, Incarnation>.Empty;

    /// <summary>The action under way or last done.</summary>
    public StackAction Action { get; init; } = StackAction.Create;

    /// <summary>The generation that the action serves; 0 before the first.</summary>
    public long Generation { get; init; }

    /// <summary>When the action began; the stack's timeout counts from here.</summary>
    public DateTimeOffset ActionSince { get; init; }

    /// <summary>The stack was complete at least once.</summary>
    public bool WasComplete { get; init; }

    /// <summary>Hashes of the values that immutable parameters had in the generation that is served, by name.</summary>
    public ImmutableDictionary<string, string> ImmutableParameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The action is done. What is found wrong later begins a new one, a repair.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The stack was told to rest, and not to run again since.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>What <see cref="Execution.StackInput.Content"/> was when the present desired state was taken up; null: not known.</summary>
    public string? Content { get; init; }

    /// <summary>By <c>resource/hook</c>: the hooks of the present action that were come to.</summary>
    public ImmutableDictionary<string, HookStage> Hooks { get; init; } = ImmutableDictionary<string, HookStage>.Empty;

    /// <summary>By logical name: what the last check found wrong. Holds no secret.</summary>
    public ImmutableSortedDictionary<string, string> CheckFailures { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The stack is removed by force: what cannot be deleted is left behind.</summary>
    public bool IsForced { get; init; }

    /// <summary>What a forced deletion left in the cloud so far.</summary>
    public ImmutableList<LeftObject> LeftBehind { get; init; } = [];

    /// <summary>By verb: the value of the last request that was carried out or refused. See <see cref="Requests.StackRequest"/>.</summary>
    public ImmutableDictionary<string, string> Handled { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>By verb: why the last request was refused. Holds no secret.</summary>
    public ImmutableDictionary<string, string> Refusals { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The action mends what was complete before; its failure is no reason to go back.</summary>
    public bool IsRepair { get; init; }

    /// <summary>Which desired state is served, and why; null before the first.</summary>
    public Serving? Serving { get; init; }

    /// <summary>The revision that became complete last; null: none yet.</summary>
    public long? LastGood { get; init; }
}

/// <summary>Heat's words for what a stack is doing.</summary>
public enum StackAction
{
    /// <summary>The first bring-up.</summary>
    Create,

    /// <summary>A change of the desired state, or a repair.</summary>
    Update,

    /// <summary>The stack is being removed.</summary>
    Delete,

    /// <summary>A failed or cancelled action is undone.</summary>
    Rollback,

    /// <summary>The resources are put to rest.</summary>
    Suspend,

    /// <summary>The resources are set to work again.</summary>
    Resume,

    /// <summary>Every object is looked at.</summary>
    Check,

    /// <summary>What the resources hold is copied.</summary>
    Snapshot,

    /// <summary>The stack goes back to a snapshot.</summary>
    Restore,

    /// <summary>Objects that exist already are taken over.</summary>
    Adopt,
}

/// <summary>Heat's words for how the action stands.</summary>
public enum StackStatus
{
    /// <summary>Under way.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Complete,

    /// <summary>Something failed; it is tried again unless the reason is terminal.</summary>
    Failed,
}

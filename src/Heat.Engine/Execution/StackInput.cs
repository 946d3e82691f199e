using System.Collections.Immutable;
using Heat.Engine.Adoption;
using Heat.Engine.Ports;
using Heat.Engine.Requests;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>What one pass works on: the desired state of one stack.</summary>
public sealed record StackInput
{
    /// <summary>The stack.</summary>
    public required StackIdentity Stack { get; init; }

    /// <summary>Which desired state this is; grows with every change of the spec or of what it refers to.</summary>
    public required long Generation { get; init; }

    /// <summary>What is wanted. Null only when the stack is to be deleted: deletion needs no template.</summary>
    public IStackTemplate? Template { get; init; }

    /// <summary>The stack is to be removed.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>On deletion: leave every object in the cloud.</summary>
    public bool Orphan { get; init; }

    /// <summary>An action that fails is undone: the stack goes back to the revision that was complete last.</summary>
    public bool RollsBack { get; init; }

    /// <summary>The stack stands in another one, which says what it wants: it does not go back by itself.</summary>
    public bool IsInside { get; init; }

    /// <summary>The creation of the stack in which this one stands was cancelled: as long as that holds, its own is not begun or gone on with.</summary>
    public bool IsStoppedOutside { get; init; }

    /// <summary>What is taken over in the place of being created, until the stack is complete for the first time; null: nothing.</summary>
    public AdoptedStack? Adoption { get; init; }

    /// <summary>Requests that were dealt with before the pass, because they need more than the engine has.</summary>
    public ImmutableArray<PreparedRequest> Prepared { get; init; } = [];

    /// <summary>How long an action may take before it counts as failed. Work goes on all the same.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What to do about drift, unless <see cref="DriftOverrides"/> says otherwise.</summary>
    public DriftPolicy Drift { get; init; } = DriftPolicy.Correct;

    /// <summary>Drift policy by resource (<c>web</c>) or property (<c>web.admin_state_up</c>).</summary>
    public ImmutableDictionary<string, DriftPolicy> DriftOverrides { get; init; } = ImmutableDictionary<string, DriftPolicy>.Empty;

    /// <summary>Signals that came for resources and were not dropped yet, the oldest first. A signal that was dropped may still stand here for a while.</summary>
    public ImmutableDictionary<ResourceName, ImmutableArray<Signal>> Signals { get; init; } = ImmutableDictionary<ResourceName, ImmutableArray<Signal>>.Empty;

    /// <summary>A new desired state is carried out only when a request <c>approve</c> names the hash of its forecast.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Resources that are complete must be observed no earlier than this; null: not at all in this pass.</summary>
    public DateTimeOffset? ObserveNotBefore { get; init; }

    /// <summary>The resources shall rest: what is there is suspended, nothing is created or changed. Deletion goes on all the same.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>
    /// Tells desired states apart by all but whether the stack rests: two generations of the same content differ in nothing else.
    /// Null: every generation counts as another content.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>Logical names of resources that are left alone as they are, with everything that needs them. Deletion of the stack asks nobody.</summary>
    public ImmutableHashSet<string> Skip { get; init; } = [];

    /// <summary>What is asked for once, at most one of each verb; what was carried out may still stand here.</summary>
    public ImmutableArray<StackRequest> Requests { get; init; } = [];
}

/// <summary>What to do when the live object differs from what was applied.</summary>
public enum DriftPolicy
{
    /// <summary>Change it back, or make it anew where it is gone.</summary>
    Correct,

    /// <summary>Say so.</summary>
    Report,

    /// <summary>Do not look.</summary>
    Ignore,
}

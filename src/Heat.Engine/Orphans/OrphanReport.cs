using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Engine.Orphans;

/// <summary>What a search found.</summary>
/// <param name="Orphans">The orphans: those that are proven first, then by type and id.</param>
/// <param name="Seen">How many objects carry an identity, orphans or not.</param>
/// <param name="Unknown">What could not be looked at, each a sentence. Holds no secret.</param>
public sealed record OrphanReport(ImmutableArray<Orphan> Orphans, int Seen, ImmutableArray<string> Unknown);

/// <summary>An object that carries an identity and belongs to no stack.</summary>
public sealed record Orphan
{
    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Id in the cloud.</summary>
    public required PhysicalId Id { get; init; }

    /// <summary>The text that is its identity: <c>stack-resource-shortid</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The stack for which it was made; null: that is not known.</summary>
    public StackIdentity? Stack { get; init; }

    /// <summary>The resource for which it was made; null: that is not known.</summary>
    public ResourceName? Resource { get; init; }

    /// <summary>Why it counts as an orphan.</summary>
    public required OrphanCause Cause { get; init; }

    /// <summary>When it was made; null: the service does not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its identity proves that it was made for a stack of this cluster.</summary>
    public bool IsProven => Stack is not null;
}

/// <summary>Why an object counts as an orphan.</summary>
public enum OrphanCause
{
    /// <summary>Its stack is gone.</summary>
    StackGone,

    /// <summary>Its stack is gone, and was asked to leave it.</summary>
    Released,

    /// <summary>Its stack is there, but has no record of it: it was lost, or left the stack and was kept by its deletion policy.</summary>
    NotInStack,

    /// <summary>It is named as ours are, for a stack that this cluster never had: that of another cluster, or of Heat.</summary>
    UnknownStack,
}

/// <summary>What came of a removal.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Message">For people; holds no secret.</param>
public sealed record OrphanRemoval(OrphanRemovalOutcome Outcome, string Message);

/// <summary>What came of a removal.</summary>
public enum OrphanRemovalOutcome
{
    /// <summary>The cloud was asked to delete it.</summary>
    Requested,

    /// <summary>It does not exist any more.</summary>
    Gone,

    /// <summary>It is not proven to be an orphan of this cluster. Nothing was done.</summary>
    Refused,

    /// <summary>The cloud does not delete it now; it may later.</summary>
    Failed,
}

using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>Keeps the stacks that stand inside a stack. Each is a stack of its own, with its own passes and its own state.</summary>
/// <remarks>
/// A child is named by the physical name of the resource that it belongs to, which is unique to the incarnation: so telling
/// the same wish twice makes one child, and a lost answer needs no search.
/// </remarks>
public interface IChildStacks
{
    /// <summary>What is known of a child; null: there is none. Never older than the last wish told through this process.</summary>
    /// <param name="parent">The stack in which it stands.</param>
    /// <param name="name">Its name: the physical name of its resource.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<ChildStack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken);

    /// <summary>The child of this id in any stack of the parent's namespace and tree; null: there is none.</summary>
    Task<ChildStack?> FindByIdAsync(StackIdentity parent, StackId id, CancellationToken cancellationToken);

    /// <summary>Tells what a child shall be: it is made where there is none, and changed where it differs. Nothing is written where it does not.</summary>
    Task<ChildStack> ApplyAsync(StackIdentity parent, ChildStackWish wish, CancellationToken cancellationToken);

    /// <summary>Asks for the number of members of a group, as <c>kubectl scale</c> does.</summary>
    /// <param name="parent">The stack in which the group stands.</param>
    /// <param name="id">Id of the group's child.</param>
    /// <param name="size">How many members.</param>
    /// <param name="coolsUntil">Until when scaling policies leave the group alone; null: they need not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ScaleAsync(StackIdentity parent, StackId id, int size, DateTimeOffset? coolsUntil, CancellationToken cancellationToken);

    /// <summary>Begins its removal, with all that is in it. A child that is gone is a success.</summary>
    /// <param name="parent">The stack in which it stands.</param>
    /// <param name="name">Its name.</param>
    /// <param name="orphan">What it has in the cloud stays there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DeleteAsync(StackIdentity parent, string name, bool orphan, CancellationToken cancellationToken);

    /// <summary>Cuts it loose: it lives on as a stack of its own (<c>deletion_policy: Retain</c>).</summary>
    Task ReleaseAsync(StackIdentity parent, string name, CancellationToken cancellationToken);
}

/// <summary>What a child shall be.</summary>
public sealed record ChildStackWish
{
    /// <summary>Its name: the physical name of its resource.</summary>
    public required string Name { get; init; }

    /// <summary>Logical name of the resource in the parent.</summary>
    public required ResourceName Resource { get; init; }

    /// <summary>Template, files, environments and parameters. Its pseudo parameters are filled in for the child. Holds secrets.</summary>
    public required TemplateRequest Request { get; init; }

    /// <summary>Region; null: that of the parent.</summary>
    public string? Region { get; init; }

    /// <summary>Name of a Secret of the parent's namespace with the <c>clouds.yaml</c> of another cloud; null: that of the parent.</summary>
    public string? CredentialsSecret { get; init; }

    /// <summary>
    /// What it takes over in the place of creating it, as a document that <see cref="Adoption.AdoptionReader"/> reads; null: nothing. It says only how
    /// the child begins: a later wish without it changes nothing. Confidential.
    /// </summary>
    public string? Adopted { get; init; }

    /// <summary>How long one of its actions may take; null: as the parent's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// The number of members that a group starts with. It says only where the child begins: what was asked for later by
    /// <see cref="IChildStacks.ScaleAsync"/> stays. Null: the child is no group that can be scaled.
    /// </summary>
    public int? InitialSize { get; init; }
}

/// <summary>What is known of a child.</summary>
public sealed record ChildStack
{
    /// <summary>Its id; the physical id of the resource.</summary>
    public required StackId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>It has taken note of what it was told last: everything below is about that.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Its removal was begun.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>What it does, or did last.</summary>
    public StackAction Action { get; init; }

    /// <summary>How that stands.</summary>
    public StackStatus Status { get; init; }

    /// <summary>One sentence on the whole; holds no secret.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Only a change of its wish can mend what is wrong.</summary>
    public bool IsStalled { get; init; }

    /// <summary>What keeps it from being complete: its own resources, and those of the stacks inside it.</summary>
    public ImmutableArray<Trouble> Troubles { get; init; } = [];

    /// <summary>Its outputs; secret ones are marked, and those whose value is not known yet are unknown values.</summary>
    public MapValue Outputs { get; init; } = MapValue.Empty;

    /// <summary>Physical ids of its resources by logical name, where known.</summary>
    public ImmutableDictionary<string, string> PhysicalIds { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Logical names of its resources that failed.</summary>
    public ImmutableHashSet<string> Failed { get; init; } = [];

    /// <summary>The number of members asked for; null where it is no group that can be scaled.</summary>
    public int? Size { get; init; }

    /// <summary>Until when scaling policies leave it alone; null: they need not.</summary>
    public DateTimeOffset? CoolsUntil { get; init; }
}

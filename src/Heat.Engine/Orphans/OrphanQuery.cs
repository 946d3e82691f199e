using System.Collections.Immutable;
using Heat.Engine.Stacks;

namespace Heat.Engine.Orphans;

/// <summary>What must be known to tell an orphan from what is in use.</summary>
public sealed record OrphanQuery
{
    /// <summary>All stacks that there are, and those that are known to have been.</summary>
    public required ImmutableArray<ListedStack> Stacks { get; init; }

    /// <summary>Reads the state of a stack that there is; null: it cannot be told what the stack knows, so nothing of it is an orphan.</summary>
    public required Func<StackIdentity, CancellationToken, Task<StackState?>> StateOf { get; init; }

    /// <summary>Objects that are younger are left out: they may be in the making.</summary>
    public TimeSpan Grace { get; init; }
}

/// <summary>A stack of this cluster.</summary>
/// <param name="Identity">Which stack.</param>
/// <param name="Presence">Whether there is one.</param>
public sealed record ListedStack(StackIdentity Identity, StackPresence Presence);

/// <summary>Whether there is a stack.</summary>
public enum StackPresence
{
    /// <summary>There is.</summary>
    Present,

    /// <summary>There was.</summary>
    Gone,

    /// <summary>There was, and it was asked to leave its objects in the cloud.</summary>
    Released,
}

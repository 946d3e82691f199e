using System.Collections.Immutable;

namespace Heat.Engine.Groups;

/// <summary>What a group must remember: who its members are, and how far a change of them has come.</summary>
public sealed record GroupState
{
    /// <summary>A group without members that is about to be made.</summary>
    public static readonly GroupState New = new() { IsBeingMade = true };

    /// <summary>The members, the oldest first; those of a numbered group by number.</summary>
    public ImmutableArray<GroupMember> Members { get; init; } = [];

    /// <summary>Names of members that were removed on purpose. They are not used again.</summary>
    public ImmutableSortedSet<string> Removed { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How many names were made up so far, so that none is made up twice.</summary>
    public int NamesMade { get; init; }

    /// <summary>Not all of the first members were there yet.</summary>
    public bool IsBeingMade { get; init; }

    /// <summary>The mark of the definition that is brought to the members in batches; null: no batches are under way.</summary>
    public string? Rolling { get; init; }

    /// <summary>How many members there were before the first batch.</summary>
    public int? SizeBeforeRolling { get; init; }

    /// <summary>The next batch waits until then; null: no pause has begun.</summary>
    public DateTimeOffset? PauseUntil { get; init; }

    /// <summary>Nothing is under way: what comes next may begin at once.</summary>
    public GroupState Settled => this with { IsBeingMade = false, Rolling = null, SizeBeforeRolling = null, PauseUntil = null };

    /// <summary>The group's stack would be the same.</summary>
    public bool HasMembersOf(GroupState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Members.SequenceEqual(other.Members);
    }

    /// <summary>Nothing at all differs.</summary>
    public bool IsSameAs(GroupState other) =>
        HasMembersOf(other) && Removed.SetEquals(other.Removed) && this == (other with { Members = Members, Removed = Removed });
}

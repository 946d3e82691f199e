using System.Collections.Immutable;

namespace Heat.Engine.Groups;

/// <summary>What is wanted of a group now, and what is known of its members.</summary>
public sealed record GroupGoal
{
    /// <summary>How many members.</summary>
    public required int Size { get; init; }

    /// <summary>The names of the members, where the template gives them.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The mark of the definition that members are to have.</summary>
    public required string Definition { get; init; }

    /// <summary>How a changed definition is brought to the members; null: to all at once.</summary>
    public BatchPolicy? Rolling { get; init; }

    /// <summary>A changed definition is for new members alone; the others keep theirs.</summary>
    public bool LeavesOld { get; init; }

    /// <summary>How the first members are made; null: all at once.</summary>
    public BatchPolicy? Making { get; init; }

    /// <summary>Text that no other group has; names are made up of it.</summary>
    public string Seed { get; init; } = "";

    /// <summary>Names of members that failed. They go first.</summary>
    public ImmutableHashSet<string> Failed { get; init; } = [];

    /// <summary>Names of members that do not go when the group shrinks.</summary>
    public ImmutableHashSet<string> Protected { get; init; } = [];

    /// <summary>How long the group rests between two batches.</summary>
    public TimeSpan PauseOf(GroupState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return (state.IsBeingMade && Making is not null ? Making : Rolling)?.Pause ?? TimeSpan.Zero;
    }
}

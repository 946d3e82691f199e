using System.Collections.Immutable;
using Heat.Engine.Groups;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>What is kept of a group in its resource's record. It is saved before the group's stack is told, so a crash repeats the same step.</summary>
internal sealed record GroupRecord
{
    private const string Unknown = "unknown";

    /// <summary>A group of which nothing exists.</summary>
    public static readonly GroupRecord New = new();

    /// <summary>Its members, and how far a change has come.</summary>
    public GroupState State { get; init; } = GroupState.New;

    /// <summary>The definitions that members have, by mark. Hold secrets.</summary>
    public ImmutableDictionary<string, MapValue> Definitions { get; init; } = ImmutableDictionary<string, MapValue>.Empty;

    /// <summary>The mark of the definition that members are to have.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The group's stack was told of the members as they are here.</summary>
    public bool IsTold { get; init; }

    /// <summary>The size that the last step was for.</summary>
    public int Size { get; init; }

    /// <summary>The size that the template asked for when it was last looked at; null: it asks for none.</summary>
    public long? SizeOfTemplate { get; init; }

    /// <summary>Once what is under way is complete, scaling policies leave the group alone for a while.</summary>
    public bool Cools { get; init; }

    /// <summary>The record of a group whose template has this definition now.</summary>
    public GroupRecord Describing(MapValue definition)
    {
        // In a plan values may be unknown: then the definition may be another one than any that is in use.
        var mark = definition.IsKnown ? DefinitionMark.Of(definition) : Unknown;
        return this with { Definition = mark, Definitions = Definitions.SetItem(mark, definition), IsTold = false };
    }

    /// <summary>The record after a step.</summary>
    /// <param name="state">The state.</param>
    /// <param name="size">The size that the step is for.</param>
    public GroupRecord After(GroupState state, int size)
    {
        var used = state.Members.Select(member => member.Definition).Append(Definition).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            State = state,
            Size = size,
            IsTold = IsTold && size == Size && state.HasMembersOf(State),
            Definitions = Definitions.RemoveRange(Definitions.Keys.Where(mark => !used.Contains(mark))),
        };
    }
}

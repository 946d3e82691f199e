using System.Collections.Immutable;

namespace Heat.Templates.Schemas;

/// <summary>What must hold between properties of a type, beyond the schema of each. Equal to what Heat checks in code.</summary>
public sealed record PropertyRule
{
    /// <summary>Name of the list or map in which the rule is applied, to each item; null: to the properties themselves.</summary>
    public string? Inside { get; init; }

    /// <summary>The rule is broken where all of these hold.</summary>
    public required ImmutableArray<PropertyTest> When { get; init; }

    /// <summary>What is then said. A name in braces stands for a value, <c>{resource}</c> for the resource's name, <c>{set:a,b}</c> for those names that are set.</summary>
    public required string Message { get; init; }
}

/// <summary>One fact about properties. It does not hold where a value that it needs is unknown.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Properties">Whose value: one name, or several to count. A name with a slash before it is one of the resource itself.</param>
/// <param name="Words">What it is compared with: words, or names to add up.</param>
/// <param name="Other">The name of another property that it is compared with; null: <paramref name="Words"/>.</param>
public sealed record PropertyTest(PropertyTestKind Kind, ImmutableArray<string> Properties, ImmutableArray<string> Words, string? Other);

/// <summary>Kinds of facts about properties.</summary>
public enum PropertyTestKind
{
    /// <summary>There is a value, and it is not empty.</summary>
    Set,

    /// <summary>There is no value, or an empty one.</summary>
    Unset,

    /// <summary>The value is one of the words, or that of another property.</summary>
    Equal,

    /// <summary>The value is none of the words, or not that of another property; also where there is none.</summary>
    Different,

    /// <summary>The number is less than another.</summary>
    Less,

    /// <summary>The number is greater than another.</summary>
    Greater,

    /// <summary>The number is less than the sum of others.</summary>
    LessThanSum,

    /// <summary>More of the properties are set than a number.</summary>
    MoreSet,
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Parameters;

namespace Heat.Templates.Dialects;

/// <summary>How a dialect spells what a parameter has.</summary>
internal sealed record ParameterKeys
{
    /// <summary>All keys.</summary>
    public required ImmutableArray<string> All { get; init; }

    /// <summary>Names of the types.</summary>
    public required FrozenDictionary<string, ParameterType> Types { get; init; }

    public required string Type { get; init; }

    public required string Default { get; init; }

    public required string Description { get; init; }

    public required string Hidden { get; init; }

    public required string Label { get; init; }

    public string? Immutable { get; init; }

    /// <summary>From 2018-03-02.</summary>
    public string? Tags { get; init; }

    /// <summary>From 2017-02-24: <c>modulo</c> is a constraint.</summary>
    public bool HasModulo { get; init; }

    /// <summary>Constraints stand in a list of their own; CloudFormation has them beside the type.</summary>
    public required bool HasConstraintList { get; init; }
}

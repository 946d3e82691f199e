using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>A limit on a property's value. Exactly one group of members is set, as <see cref="Kind"/> says.</summary>
public sealed record PropertyConstraint
{
    /// <summary>Which limit it is.</summary>
    public required ConstraintKind Kind { get; init; }

    /// <summary>Allowed values.</summary>
    public ImmutableArray<TemplateValue> AllowedValues { get; init; } = [];

    /// <summary>Least number or length.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest number or length.</summary>
    public double? Max { get; init; }

    /// <summary>Regular expression the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>Step of a modulo constraint.</summary>
    public long? Step { get; init; }

    /// <summary>Offset of a modulo constraint.</summary>
    public long? Offset { get; init; }

    /// <summary>What to say when the limit is broken, instead of the usual words; null: the usual words.</summary>
    public string? Message { get; init; }

    /// <summary>Name of a custom constraint, such as <c>nova.flavor</c>.</summary>
    public string? Custom { get; init; }
}

/// <summary>Kinds of limits.</summary>
public enum ConstraintKind
{
    /// <summary>One of a set.</summary>
    AllowedValues,

    /// <summary>A number between bounds.</summary>
    Range,

    /// <summary>A length between bounds.</summary>
    Length,

    /// <summary>Text that matches a pattern.</summary>
    AllowedPattern,

    /// <summary>A number with a given remainder.</summary>
    Modulo,

    /// <summary>A named check, offline or by a look-up in the cloud.</summary>
    Custom,
}

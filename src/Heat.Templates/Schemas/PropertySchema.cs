using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>The type of a property, after Heat's names.</summary>
public enum PropertyType
{
    /// <summary>Text; numbers and booleans are turned into text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A whole or fractional number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>Whatever the template gives.</summary>
    Any,
}

/// <summary>What happens to a resource when a property of it changes.</summary>
public enum OnChange
{
    /// <summary>A new object is made, then the old one is deleted.</summary>
    Replace,

    /// <summary>The object is changed where it is.</summary>
    UpdateInPlace,

    /// <summary>The change is an error (Heat's <c>immutable</c>).</summary>
    Refuse,
}

/// <summary>One property of a resource type, or a field inside one.</summary>
public sealed record PropertySchema
{
    /// <summary>Type of the value.</summary>
    public required PropertyType Type { get; init; }

    /// <summary>The template must give it.</summary>
    public bool Required { get; init; }

    /// <summary>What a change means.</summary>
    public OnChange OnChange { get; init; } = OnChange.Replace;

    /// <summary>The value when the template gives none; null when there is no default.</summary>
    public TemplateValue? Default { get; init; }

    /// <summary>False: Heat accepts the name but refuses a value.</summary>
    public bool Implemented { get; init; } = true;

    /// <summary>Text is accepted for a map or list property and parsed as JSON or split at commas (Heat's <c>allow_conversion</c>).</summary>
    public bool AllowConversion { get; init; }

    /// <summary>Limits on the value.</summary>
    public ImmutableArray<PropertyConstraint> Constraints { get; init; } = [];

    /// <summary>Fields of a map, in declaration order; empty for free maps.</summary>
    public ImmutableArray<KeyValuePair<string, PropertySchema>> Fields { get; init; } = [];

    /// <summary>Schema of each item of a list; null for free lists.</summary>
    public PropertySchema? Items { get; init; }

    /// <summary>How well it is supported, and since when.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";
}

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

/// <summary>Heat's support status of a type, property or attribute.</summary>
/// <param name="Status">SUPPORTED, DEPRECATED, HIDDEN or UNSUPPORTED.</param>
/// <param name="Since">First release with this status; null if it was always so.</param>
public sealed record SupportStatus(string Status, string? Since = null)
{
    /// <summary>Supported since ever.</summary>
    public static readonly SupportStatus Supported = new("SUPPORTED");
}

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

    /// <summary>The value is confidential and masked on every output path.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Name of the sibling whose value names the type of this one (<c>type</c> of OS::Heat::Value); null where the type is fixed.</summary>
    public string? TypeFrom { get; init; }

    /// <summary>How well it is supported, and since when.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";

    /// <summary>The field of a name, or null.</summary>
    public PropertySchema? Field(string name) => Fields.Find(name);
}

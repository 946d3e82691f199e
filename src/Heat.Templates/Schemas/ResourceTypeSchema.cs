using System.Collections.Immutable;

namespace Heat.Templates.Schemas;

/// <summary>Everything that is known of a resource type without running it. Equal to what Heat exports.</summary>
public sealed record ResourceTypeSchema
{
    /// <summary>The type's name, such as <c>OS::Nova::Server</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Properties in declaration order.</summary>
    public required ImmutableArray<KeyValuePair<string, PropertySchema>> Properties { get; init; }

    /// <summary>Attributes in declaration order.</summary>
    public required ImmutableArray<KeyValuePair<string, AttributeSchema>> Attributes { get; init; }

    /// <summary>How values are rewritten before use: renamed properties and name-to-id look-ups.</summary>
    public ImmutableArray<TranslationRule> Translations { get; init; } = [];

    /// <summary>How well it is supported.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>The Neutron or Cinder extension that the type needs.</summary>
    public string? RequiredExtension { get; init; }

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";

    /// <summary>The property of a name, or null.</summary>
    public PropertySchema? Property(string name) => PropertyIndex.GetValueOrDefault(name);

    private ImmutableDictionary<string, PropertySchema> PropertyIndex =>
        field ??= ImmutableDictionary.CreateRange(StringComparer.Ordinal, Properties);
}

/// <summary>One attribute that <c>get_attr</c> can read.</summary>
public sealed record AttributeSchema
{
    /// <summary>Type of the value; <see cref="PropertyType.Any"/> where Heat declares none.</summary>
    public PropertyType Type { get; init; } = PropertyType.Any;

    /// <summary>False: read afresh each time, since it changes by itself (Heat's <c>cache_none</c>).</summary>
    public bool Cached { get; init; } = true;

    /// <summary>The value is confidential and masked on every output path.</summary>
    public bool Sensitive { get; init; }

    /// <summary>How well it is supported.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";
}

/// <summary>Kinds of translation.</summary>
public enum TranslationKind
{
    /// <summary>The value at the path may be a name or an id; a finder turns it into an id.</summary>
    Resolve,

    /// <summary>The value of another (old) property takes the place.</summary>
    Replace,

    /// <summary>Values are appended to a list.</summary>
    Add,

    /// <summary>The property is dropped.</summary>
    Delete,
}

/// <summary>One rewriting of property values, as Heat's translation rules.</summary>
public sealed record TranslationRule
{
    /// <summary>What to do.</summary>
    public required TranslationKind Kind { get; init; }

    /// <summary>Path of property names; list items are walked without a step of their own.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>Path of the value that takes the place (Replace).</summary>
    public ImmutableArray<string> ValuePath { get; init; } = [];

    /// <summary>Name of the sibling whose value takes the place (Replace).</summary>
    public string? ValueName { get; init; }

    /// <summary>Client of the finder, such as <c>neutron</c> (Resolve).</summary>
    public string? Client { get; init; }

    /// <summary>Name of the finder, such as <c>find_resourceid_by_name_or_id</c> (Resolve).</summary>
    public string? Finder { get; init; }

    /// <summary>First argument of the finder, such as <c>subnet</c> (Resolve).</summary>
    public string? Entity { get; init; }

    /// <summary>Condition text from the export, such as <c>when</c> or <c>only_when_set</c>; null if unconditional.</summary>
    public string? Condition { get; init; }
}

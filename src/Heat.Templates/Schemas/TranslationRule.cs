using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

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

    /// <summary>Names inside the sibling's value that lead to the one that takes the place (Replace); empty: the whole value.</summary>
    public ImmutableArray<string> InnerPath { get; init; } = [];

    /// <summary>What is appended (Add). Text in angle brackets stands for the value of the property of that name.</summary>
    public ImmutableArray<TemplateValue> Values { get; init; } = [];

    /// <summary>The rule holds only where this property is set; null: always.</summary>
    public string? OnlyWhenSet { get; init; }

    /// <summary>The rule holds only where a property has a value; null: always.</summary>
    public PropertyEquals? When { get; init; }

    /// <summary>The sibling that a Replace rule reads.</summary>
    internal string FormerName => ValueName ?? ValuePath[^1];
}

/// <summary>A condition on one top-level property.</summary>
/// <param name="Property">Name.</param>
/// <param name="Value">The text that it must have.</param>
public sealed record PropertyEquals(string Property, string Value);

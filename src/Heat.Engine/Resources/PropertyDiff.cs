using System.Collections.Immutable;
using Heat.Templates.Schemas;

namespace Heat.Engine.Resources;

/// <summary>How the properties of a resource differ.</summary>
/// <param name="Before">Last applied properties, or the live ones where drift is corrected.</param>
/// <param name="After">Desired properties.</param>
/// <param name="ChangedKeys">Top-level property names whose value differs.</param>
public sealed record PropertyDiff(PropertyTree Before, PropertyTree After, ImmutableHashSet<string> ChangedKeys)
{
    /// <summary>The metadata differs.</summary>
    public bool MetadataChanged { get; init; }

    /// <summary>The stack that the resource is may differ: its template, its files, its environment.</summary>
    public bool NestedChanged { get; init; }

    /// <summary>What the driver keeps of the resource that differs. Confidential.</summary>
    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => ChangedKeys.IsEmpty && !MetadataChanged && !NestedChanged;

    /// <summary>One property differs.</summary>
    public bool Changes(string property) => ChangedKeys.Contains(property);
}

/// <summary>What to do about a difference.</summary>
/// <param name="Action">Replace, update or refuse.</param>
/// <param name="Reason">For people, where it is not plain from the property names.</param>
public readonly record struct ChangeDecision(OnChange Action, string? Reason = null);

using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas.Reading;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Turns the properties that a template gives into the effective ones: converted, with defaults, renamed properties moved, checked.</summary>
/// <remarks>
/// The rules are Heat's. Unlike Heat, which stops at the first mistake, all mistakes are reported, in Heat's order: the
/// first one is the one that Heat would report. Unknown values are passed through unchecked. What needs the cloud —
/// name-to-id look-ups and limits that ask a service — is left to a later step.
/// </remarks>
public static class PropertyReader
{
    /// <summary>Reads the properties of one resource.</summary>
    /// <param name="schema">The resource's type.</param>
    /// <param name="raw">Values as the template's functions yield them.</param>
    /// <param name="path">Place of the properties, such as <c>resources.web.properties</c>.</param>
    /// <param name="positions">The place in the text of a path such as <c>resources.web.properties.networks[0].port</c>; null where it has none.</param>
    /// <param name="dependsOnResources">
    /// Whether a property's value is computed from other resources: its limits are then not checked, as in Heat; null: none is.
    /// </param>
    public static PropertyReading Read(
        ResourceTypeSchema schema, MapValue raw, string path, Func<string, SourcePosition?> positions, Func<string, bool>? dependsOnResources = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(raw);
        if (schema.AcceptsAnyProperty)
        {
            return new(new PropertyTree(raw, [.. raw.Keys]), []);
        }

        var findings = new Findings(positions);
        var written = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var rules = schema.Translations.IsEmpty ? null : RuleLevel.Of(schema);
        var values = new MapReader(findings, dependsOnResources).Read(schema.Properties, raw, Place.Root(path, rules, raw.IsSecret), written);
        return new(new PropertyTree(values, written.ToImmutable()), findings.All);
    }

    /// <summary>Reads the update policy of one resource. A type without one takes whatever is given.</summary>
    /// <inheritdoc cref="Read"/>
    public static PropertyReading ReadUpdatePolicy(
        ResourceTypeSchema schema, MapValue raw, string path, Func<string, SourcePosition?> positions)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(raw);
        if (raw.Count == 0 || schema.UpdatePolicy.IsEmpty)
        {
            return new(raw.Count == 0 ? PropertyTree.Empty : new PropertyTree(raw, [.. raw.Keys]), []);
        }

        var findings = new Findings(positions);
        var values = new MapReader(findings).Read(schema.UpdatePolicy, raw, Place.Root(path, null, raw.IsSecret));
        return new(new PropertyTree(values, [.. raw.Keys]), findings.All);
    }
}

/// <summary>What was read.</summary>
/// <param name="Tree">The effective properties; a property with a mistake is left out.</param>
/// <param name="Diagnostics">The mistakes, in the order in which Heat looks for them.</param>
public sealed record PropertyReading(PropertyTree Tree, ImmutableArray<Diagnostic> Diagnostics);

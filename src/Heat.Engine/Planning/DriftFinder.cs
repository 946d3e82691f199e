using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>How the live object differs from what was applied.</summary>
/// <param name="Correctable">The part that policy and schema let us change back in place; null if there is none.</param>
/// <param name="All">Everything that differs and is not ignored, with secrets masked.</param>
internal sealed record DriftFinding(PropertyDiff? Correctable, ImmutableArray<PropertyDrift> All)
{
    /// <summary>No difference.</summary>
    public static readonly DriftFinding None = new(null, []);
}

/// <summary>Compares the live object with what was applied.</summary>
internal static class DriftFinder
{
    /// <summary>The finding.</summary>
    /// <param name="definition">The resource.</param>
    /// <param name="applied">What is in force by our records.</param>
    /// <param name="live">What could be read back.</param>
    /// <param name="policies">What to do about drift.</param>
    /// <param name="type">The type's own judgement on changes, where it has one.</param>
    /// <param name="isSecret">A property whose value must not be shown.</param>
    public static DriftFinding Compare(
        ResourceDefinition definition, PropertyTree applied, MapValue live, DriftPolicies policies, IDecidesChange? type,
        Func<string, bool> isSecret)
    {
        var drifted = live.Keys
            .Where(key => policies.Of(definition.Name, key) != DriftPolicy.Ignore)
            .Where(key => !PropertyEquality.AreEqual(definition.Schema.Property(key), applied.Values[key], live[key]))
            .ToImmutableArray();
        if (drifted.IsEmpty)
        {
            return DriftFinding.None;
        }

        var all = drifted.Select(key => new PropertyDrift(
            key, Shown(applied.Values[key], isSecret(key)), Shown(live[key], isSecret(key))));
        return new DriftFinding(Correctable(definition, applied, live, drifted, policies, type), [.. all]);
    }

    private static PropertyDiff? Correctable(
        ResourceDefinition definition, PropertyTree applied, MapValue live, ImmutableArray<string> drifted, DriftPolicies policies,
        IDecidesChange? type)
    {
        var keys = drifted
            .Where(key => policies.Of(definition.Name, key) == DriftPolicy.Correct)
            .Where(key => definition.Schema.Property(key)?.OnChange == OnChange.UpdateInPlace)
            .ToImmutableHashSet();
        var difference = new PropertyDiff(
            PropertyDiffer.Overlay(applied, new MapValue(live.Where(entry => keys.Contains(entry.Key)))), applied, keys);
        return keys.IsEmpty || Restrictions.OfUpdate(definition) is not null || ChangeDecider.Decide(definition.Name, definition.Schema, difference, type).Action != OnChange.UpdateInPlace
            ? null
            : difference;
    }

    private static TemplateValue Shown(TemplateValue? value, bool isSecret) =>
        ValueJson.Masked(isSecret ? (value ?? TemplateValue.Null).AsSecret() : value ?? TemplateValue.Null);
}

/// <summary>Drift policy at its three levels: property over resource over stack.</summary>
internal sealed class DriftPolicies(StackInput input)
{
    /// <summary>The policy for a resource as a whole.</summary>
    public DriftPolicy Of(string resource) => input.DriftOverrides.GetValueOrDefault(resource, input.Drift);

    /// <summary>The policy for one property.</summary>
    public DriftPolicy Of(string resource, string property) =>
        input.DriftOverrides.TryGetValue($"{resource}.{property}", out var policy) ? policy : Of(resource);

    /// <summary>Something about the resource is to be looked at.</summary>
    public bool Looks(string resource) =>
        Of(resource) != DriftPolicy.Ignore
        || input.DriftOverrides.Any(entry => entry.Value != DriftPolicy.Ignore && entry.Key.StartsWith(resource + ".", StringComparison.Ordinal));
}

using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>Compares property trees under their schema.</summary>
internal static class PropertyDiffer
{
    /// <summary>How the properties differ. Without a schema values compare as they stand.</summary>
    public static PropertyDiff Compare(ResourceTypeSchema? schema, PropertyTree before, PropertyTree after)
    {
        var changed = before.Values.Keys.Union(after.Values.Keys)
            .Where(key => !PropertyEquality.AreEqual(schema?.Property(key), before.Values[key], after.Values[key]));
        return new PropertyDiff(before, after, [.. changed]);
    }

    /// <summary>How a resource differs whose last update may or may not have been carried out.</summary>
    /// <param name="schema">The type.</param>
    /// <param name="start">What was in force before that update.</param>
    /// <param name="applied">What it was to bring.</param>
    /// <param name="after">What is wanted now.</param>
    /// <remarks>A property is changed where either may still be in force and differs; the one that differs is given as before.</remarks>
    public static PropertyDiff CompareUncertain(ResourceTypeSchema? schema, PropertyTree start, PropertyTree applied, PropertyTree after)
    {
        var fromStart = Compare(schema, start, after).ChangedKeys;
        var fromApplied = Compare(schema, applied, after).ChangedKeys;
        var before = fromStart.Except(fromApplied).Aggregate(applied, (tree, key) => Take(tree, start, key));
        return new PropertyDiff(before, after, fromStart.Union(fromApplied));
    }

    /// <summary>The applied properties with the live values of those that can be read back.</summary>
    public static PropertyTree Overlay(PropertyTree applied, MapValue live) =>
        live.Count == 0 ? applied : applied with { Values = new MapValue(applied.Values.Concat(live)) };

    private static PropertyTree Take(PropertyTree tree, PropertyTree source, string key) => source.Values[key] is { } value
        ? tree.With(key, value)
        : new PropertyTree(tree.Values.Without(key), tree.Written.Remove(key));
}

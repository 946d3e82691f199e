using System.Collections.Immutable;
using Heat.Templates.Rendering;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Updates;

/// <summary>Compares two versions of one resource.</summary>
internal static class ResourceComparison
{
    public static ResourceChange Compare(RenderedResource before, RenderedResource after)
    {
        var (old, now) = (before.Definition, after.Definition);
        if (old.Type != now.Type && !old.Schema.Substitutes.Contains(now.Type))
        {
            return new ResourceChange(now.Name, UpdateAction.Replace) { Reason = "type" };
        }

        if (!IsChanged(before, after))
        {
            return new ResourceChange(now.Name, UpdateAction.None);
        }

        var changed = Differences(before.Values.Properties.Values, after.Values.Properties.Values);
        var refused = Names(changed, now.Schema, OnChange.Refuse);
        if (!refused.IsEmpty)
        {
            return new ResourceChange(now.Name, UpdateAction.Refuse)
            {
                Changed = changed,
                Reason = $"Update to properties {string.Join(", ", refused)} of {now.Name} ({now.Type}) is not supported.",
            };
        }

        var isReplaced = !Names(changed, now.Schema, OnChange.Replace).IsEmpty;
        return new ResourceChange(now.Name, isReplaced ? UpdateAction.Replace : UpdateAction.Update)
        {
            Changed = changed,
            IsMetadataChanged = !before.Values.Metadata.Equals(after.Values.Metadata),
            IsUpdatePolicyChanged = !before.Values.UpdatePolicy.Values.Equals(after.Values.UpdatePolicy.Values),
        };
    }

    /// <summary>Anything of the definition differs, be it that the values come to the same.</summary>
    private static bool IsChanged(RenderedResource before, RenderedResource after) =>
        !before.Values.Given.Equals(after.Values.Given)
        || !before.Values.Metadata.Equals(after.Values.Metadata)
        || !before.Values.UpdatePolicy.Values.Equals(after.Values.UpdatePolicy.Values)
        || !before.Definition.ExplicitRequirements.SetEquals(after.Definition.ExplicitRequirements)
        || before.Definition.DeletionPolicy != after.Definition.DeletionPolicy
        || before.Definition.ExternalId != after.Definition.ExternalId
        || before.Definition.Type != after.Definition.Type;

    private static MapValue Differences(MapValue before, MapValue after) => new(after.Keys.Union(before.Keys, StringComparer.Ordinal)
        .Where(name => !(after[name] ?? TemplateValue.Null).Equals(before[name] ?? TemplateValue.Null))
        .Select(name => KeyValuePair.Create(name, after[name] ?? TemplateValue.Null)));

    private static ImmutableArray<string> Names(MapValue changed, ResourceTypeSchema schema, OnChange change) =>
        [.. changed.Keys.Where(name => (schema.Property(name)?.OnChange ?? OnChange.Replace) == change).Order(StringComparer.Ordinal)];
}

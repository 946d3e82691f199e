using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Reads what a ready resource tells the template: only the attributes that someone reads, and no more often than needed.</summary>
internal sealed class AttributeReader(PassScope scope)
{
    /// <summary>Makes the resource's facts known to the pass.</summary>
    /// <param name="incarnation">The resource, ready.</param>
    /// <param name="wanted">What the template wants of it.</param>
    /// <param name="observation">What was just seen of it; null: nothing, and what was read before is still good.</param>
    /// <returns>Null, or the failure that keeps an attribute unknown.</returns>
    public async Task<NodeOutcome?> ReadAsync(Incarnation incarnation, Wanted wanted, Observation? observation)
    {
        var known = scope.Memory.Facts.GetValueOrDefault(incarnation.ShortId);
        var names = Names(wanted);
        if (observation is null && known is not null && known.Covers(names))
        {
            scope.Values.Set(wanted.Name, known);
            return null;
        }

        var context = scope.ContextOf(incarnation, DateTimeOffset.MinValue);
        var reference = (wanted.Driver as IHasReferenceId)?.ReferenceId(context) ?? new TextValue(context.RequiredId);
        var attributes = ImmutableDictionary<string, TemplateValue>.Empty;
        if (!names.IsEmpty)
        {
            observation ??= await scope.ObserveAsync(wanted.Driver, incarnation, DateTimeOffset.MinValue).ConfigureAwait(false);
            attributes = await ReadAllAsync(context, wanted, observation, names).ConfigureAwait(false);
        }

        Publish(incarnation, wanted.Name, known, new ResourceFacts(reference, attributes));
        return null;
    }

    private void Publish(Incarnation incarnation, string name, ResourceFacts? known, ResourceFacts read)
    {
        var facts = known is not null && known.TellsTheSameAs(read) ? known : read;
        scope.Memory.Facts[incarnation.ShortId] = facts;
        scope.Values.Set(name, facts);
    }

    private static ImmutableHashSet<string> Names(Wanted wanted) => wanted.Definition.AttributesRead;

    private async Task<ImmutableDictionary<string, TemplateValue>> ReadAllAsync(
        ResourceContext context, Wanted wanted, Observation observation, ImmutableHashSet<string> names)
    {
        var everything = names.Contains("");
        var single = everything
            ? wanted.Definition.Schema.Attributes.Select(attribute => attribute.Key).Union(names.Where(name => name.Length > 0))
            : names;
        var read = await Task.WhenAll(single.Select(name => ReadOneAsync(context, wanted, observation, name))).ConfigureAwait(false);
        var values = read.ToImmutableDictionary(StringComparer.Ordinal);
        return everything ? values.SetItem("", new MapValue(read)) : values;
    }

    private async Task<KeyValuePair<string, TemplateValue>> ReadOneAsync(
        ResourceContext context, Wanted wanted, Observation observation, string name)
    {
        var value = await scope.Calls.RunAsync(
            () => wanted.Driver.ReadAttributeAsync(context, observation, name, scope.Tokens.Pass), scope.Tokens.Pass).ConfigureAwait(false);
        return KeyValuePair.Create(name, IsSensitive(wanted.Definition.Schema, name) ? value.AsSecret() : value);
    }

    private static bool IsSensitive(ResourceTypeSchema schema, string name)
    {
        foreach (var (attribute, description) in schema.Attributes)
        {
            if (attribute == name)
            {
                return description.Sensitive;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Reads what a ready resource tells the template: only the attributes that someone reads, and no more often than needed.</summary>
internal sealed class AttributeReader(PassScope scope)
{
    private static readonly Fault Unreadable = new(FaultKind.Retry, "An attribute cannot be read.");

    /// <summary>Makes the resource's facts known to the pass.</summary>
    /// <param name="incarnation">The resource, ready.</param>
    /// <param name="wanted">What the template wants of it.</param>
    /// <param name="observation">What was just seen of it; null: nothing, and what was read before is still good.</param>
    public async Task ReadAsync(Incarnation incarnation, Wanted wanted, Observation? observation)
    {
        var known = scope.Memory.Facts.GetValueOrDefault(incarnation.ShortId);
        var names = wanted.Definition.AttributesRead;
        if (observation is null && known is not null && known.Covers(names) && !scope.Memory.IsReadingDue(incarnation.ShortId, scope.Now, scope.Input.Generation))
        {
            scope.Values.Set(wanted.Name, known);
            return;
        }

        var context = scope.ContextOf(incarnation, DateTimeOffset.MinValue);
        var reference = wanted.Driver is IReadsReferenceId reading
            ? await reading.ReadReferenceIdAsync(context, scope.Tokens.Pass).ConfigureAwait(false)
            : (wanted.Driver as IHasReferenceId)?.ReferenceId(context) ?? new TextValue(context.RequiredId);
        var facts = new ResourceFacts(reference, ImmutableDictionary<string, TemplateValue>.Empty);
        if (!names.IsEmpty)
        {
            observation ??= await scope.ObserveAsync(wanted.Driver, incarnation, DateTimeOffset.MinValue).ConfigureAwait(false);
            facts = await ReadAllAsync(facts, context, wanted, observation).ConfigureAwait(false);
        }

        Publish(incarnation, wanted.Name, known, facts);
    }

    private void Publish(Incarnation incarnation, string name, ResourceFacts? known, ResourceFacts read)
    {
        NoteUnread(incarnation.ShortId, read);
        var facts = known is not null && known.TellsTheSameAs(read) ? known : read;
        scope.Memory.Facts[incarnation.ShortId] = facts;
        scope.Values.Set(name, facts);
    }

    /// <summary>What could not be read is tried again, ever more seldom: someone may wait for it.</summary>
    private void NoteUnread(ShortId shortId, ResourceFacts read)
    {
        if (read.Attributes.Values.All(value => value.IsKnown))
        {
            scope.Memory.Unread.TryRemove(shortId, out _);
            return;
        }

        var before = scope.Memory.Unread.GetValueOrDefault(shortId);
        var attempts = before?.Generation == scope.Input.Generation ? before.Attempts + 1 : 1;
        scope.Memory.Unread[shortId] = new UnreadAttributes(scope.Now + Backoff.After(Unreadable, attempts, shortId), attempts, scope.Input.Generation);
    }

    private async Task<ResourceFacts> ReadAllAsync(ResourceFacts facts, ResourceContext context, Wanted wanted, Observation observation)
    {
        var names = wanted.Definition.AttributesRead;
        var everything = names.Contains("");
        var single = everything
            ? wanted.Definition.Schema.Attributes.Select(attribute => attribute.Key).Union(names.Where(name => name.Length > 0))
            : names;
        var read = await Task.WhenAll(single.Select(name => ReadOneAsync(context, wanted, observation, name))).ConfigureAwait(false);
        var values = read.ToImmutableDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        return facts with
        {
            Attributes = everything ? values.SetItem("", new MapValue(read.Select(one => KeyValuePair.Create(one.Name, one.Value)))) : values,
            Faults = read.Where(one => one.Fault is not null).ToImmutableDictionary(one => one.Name, one => one.Fault!, StringComparer.Ordinal), // filtered
        };
    }

    private async Task<(string Name, TemplateValue Value, Fault? Fault)> ReadOneAsync(
        ResourceContext context, Wanted wanted, Observation observation, string name)
    {
        try
        {
            var value = await scope.Calls.RunAsync(
                () => wanted.Driver.ReadAttributeAsync(context, observation, name, scope.Tokens.Pass), scope.Tokens.Pass).ConfigureAwait(false);
            return (name, IsSensitive(wanted.Definition.Schema, name) ? value.AsSecret() : value, null);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens) && !IsPassing(exception))
        {
            // Only who uses the attribute is concerned.
            return (name, new UnknownValue(wanted.Name, name), scope.Engine.Faults.Classify(exception));
        }
    }

    private bool IsPassing(Exception exception) => scope.Engine.Faults.Classify(exception).Kind is FaultKind.Retry or FaultKind.RetrySlowly;

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

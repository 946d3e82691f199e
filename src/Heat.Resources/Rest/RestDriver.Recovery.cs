using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Rest;

/// <content>Finding objects again after the stack's state was lost.</content>
internal abstract partial class RestDriver : IBearsIdentity
{
    /// <inheritdoc/>
    public virtual bool BearsForGood(PropertyTree properties) => Identity.IsForGood(
        properties.IsSet("name"), properties.Map(PropertyBody.ValueSpecs)?.ContainsKey(Identity.MarkField) == true);

    /// <inheritdoc/>
    public virtual async IAsyncEnumerable<Bearer> ListBearersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var live in Client.ListAsync(Endpoint.ListPath, Endpoint.Plural, cancellationToken))
        {
            if (live.Text("id") is { } id)
            {
                yield return new(new PhysicalId(id), [.. Identity.Texts(live)], CreatedAt(live));
            }
        }
    }

    /// <inheritdoc/>
    public virtual async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken)
    {
        if (resource.PhysicalId is not { } id
            || await Observed.ObserveAsync(id.Value, resource.ObservedNotBefore, cancellationToken) is not { } live)
        {
            return null;
        }

        var known = resource with { Data = await RecoverDataAsync(resource, cancellationToken) };
        var steps = isFinished ? [] : StepsAfterCreate(known).ToImmutableArray();
        return Created(known, live, isFinished || BearsForGood(resource.Properties) ? steps : steps.Insert(0, Identity.Step));
    }

    /// <inheritdoc/>
    /// <remarks>Only plain values that the service shows under the name under which they were sent.</remarks>
    public virtual MapValue ReadFixedProperties(ResourceContext resource, Observation observation) => observation.Live is { } live
        ? new(Schema.Properties
            .Where(property => property.Value.OnChange != OnChange.UpdateInPlace && IsPlain(resource.Properties[property.Key]) && IsShown(property.Key, live))
            .Select(property => KeyValuePair.Create(
                property.Key,
                LiveValue.Read(Map, property.Key, resource.Properties[property.Key]!, live[Map.FieldOf(property.Key, property.Key)])))) // plain, so set
        : MapValue.Empty;

    /// <summary>What the driver keeps beside the id of a finished object.</summary>
    protected virtual Task<ImmutableDictionary<string, string>> RecoverDataAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(resource.Data);

    private static bool IsPlain(TemplateValue? value) => value is TextValue or IntegerValue or BooleanValue;

    private bool IsShown(string property, JsonObject live) =>
        !Map.NotSent.Contains(property) && !Map.NotCompared.Contains(property) && !Map.OnlyOnCreate.Contains(property)
        && live[Map.FieldOf(property, property)] is JsonValue;

    private static DateTimeOffset? CreatedAt(JsonObject live) =>
        DateTimeOffset.TryParse(
            live.Text("created_at") ?? live.Text("created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

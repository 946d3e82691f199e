using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Looks at live objects for a forecast, and tells the template what stays known of them.</summary>
internal sealed class Sights(PassScope scope, AttributeReader attributes)
{
    /// <summary>Looks at an object.</summary>
    public Task<Observation> ObserveAsync(Incarnation incarnation, IResourceDriver driver) =>
        scope.ObserveAsync(driver, incarnation, scope.Input.ObserveNotBefore ?? scope.StartedAt);

    /// <summary>What can be read back; null: nothing.</summary>
    public MapValue? Live(Incarnation incarnation, Wanted wanted, Observation? observation) =>
        observation is { Lifecycle: Lifecycle.Ready } && incarnation.Type == wanted.Definition.Type && wanted.Driver is IReadsLiveProperties reading
            ? reading.ReadLiveProperties(scope.ContextOf(incarnation, scope.StartedAt), observation)
            : null;

    /// <summary>How the live object differs from its record.</summary>
    public DriftFinding Drift(Incarnation incarnation, Wanted wanted, MapValue? live) => live is null
        ? DriftFinding.None
        : DriftFinder.Compare(
            wanted.Definition, incarnation.Applied, live, scope.Drift, wanted.Driver as IDecidesChange,
            property => wanted.IsSecret(property) || incarnation.Applied.Values[property] is { ContainsSecret: true });

    /// <summary>The object stays: what it tells is known.</summary>
    public Task TellAsync(Incarnation incarnation, Wanted wanted, Observation? observation) =>
        attributes.ReadAsync(incarnation, wanted, observation);

    /// <summary>The object stays and is changed: its id is known, its attributes may become others.</summary>
    /// <remarks>A reference that is not the id is made of properties, so it may become another one as well.</remarks>
    public void TellId(Incarnation incarnation, Wanted wanted)
    {
        if (wanted.Driver is not (IHasReferenceId or IReadsReferenceId) && incarnation.PhysicalId is { } id)
        {
            scope.Values.Set(wanted.Name, new ResourceFacts(TemplateValue.From(id.Value), ImmutableDictionary<string, TemplateValue>.Empty));
        }
    }
}

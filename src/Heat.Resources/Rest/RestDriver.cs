using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Rest;

/// <summary>Drives a type whose objects are created, listed, changed and deleted by plain REST calls.</summary>
/// <remarks>
/// A type declares where its objects live, how properties become fields and when an object is ready. It overrides only
/// that in which its service deviates. Steps that a creation or change leaves to do are kept in the resource's data.
/// </remarks>
internal abstract partial class RestDriver : IResourceDriver, IFindsLostObject, IAdvances, IReadsLiveProperties, IDeletesAtOnce
{
    /// <summary>Makes a driver for one session.</summary>
    protected RestDriver(CloudSession session)
    {
        Session = session;
        var name = GetType().GetCustomAttribute<ResourceTypeAttribute>()?.Name;
        Schema = (name is null ? null : ResourceTypeCatalog.Default.Find(name))
            ?? throw new InvalidOperationException($"{GetType()} names no type that the catalog knows.");
    }

    /// <summary>Where the type's objects live.</summary>
    protected abstract RestEndpoint Endpoint { get; }

    /// <summary>How properties become fields.</summary>
    protected internal virtual PropertyMap Map => PropertyMap.Plain;

    /// <summary>When an object is usable.</summary>
    protected virtual Readiness Readiness => Readiness.OnceItExists;

    /// <summary>How an object whose id was lost is recognised.</summary>
    protected abstract Identity Identity { get; }

    /// <summary>The cloud, as the stack's credentials see it.</summary>
    protected CloudSession Session { get; }

    /// <summary>The type's schema.</summary>
    protected ResourceTypeSchema Schema { get; }

    /// <summary>Calls to the type's service.</summary>
    protected ServiceClient Client => Session.Service(Endpoint.Service);

    /// <summary>The type's collection.</summary>
    protected RestCollection Collection => new(Client, Endpoint.Path, Endpoint.Entity, Endpoint.Plural);

    /// <summary>The collection as the session's shared lists show it.</summary>
    protected ObservedCollection Observed => Session.Observed(Endpoint.Service, Endpoint.ListPath, Endpoint.Plural);

    /// <inheritdoc/>
    public virtual async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await Observed.ObserveAsync(resource.RequiredId, resource.ObservedNotBefore, cancellationToken);
        return live is null ? Observation.Absent : Judge(resource, live);
    }

    /// <inheritdoc/>
    public virtual async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var (body, steps) = await ComposeAsync(resource, cancellationToken);
        var live = await PostAsync(resource, body, cancellationToken);
        return Created(resource, live, steps);
    }

    /// <inheritdoc/>
    public virtual async Task<ResourceChange> UpdateAsync(
        ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var body = PropertyBody.ForUpdate(Map, difference);
        KeepOwnName(body, difference, resource.PhysicalName);
        await CompleteUpdateAsync(body, resource, difference, cancellationToken);
        JsonObject? live = null;
        if (body.Count > 0)
        {
            live = InView(await Collection.UpdateAsync(resource.RequiredId, body, cancellationToken));
        }

        return Changed(resource, Steps.Add(resource.Data, StepsAfterUpdate(resource, difference)), live);
    }

    /// <inheritdoc/>
    public virtual bool FindsOnlyOurs => true;

    /// <inheritdoc/>
    public bool IsGoneOnceDeleted => Endpoint.DeletesAtOnce;

    /// <inheritdoc/>
    public virtual Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Collection.DeleteAsync(resource.RequiredId, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(ValueJson.FromJson(attribute == "show" ? observation.Live : observation.Live?[attribute]));

    /// <inheritdoc/>
    public virtual async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var (body, steps) = await ComposeAsync(resource, cancellationToken);
        var list = new RestCollection(Client, Endpoint.ListPath, Endpoint.Entity, Endpoint.Plural);
        await foreach (var candidate in list.ListAsync(Identity.Query(body), cancellationToken))
        {
            if (Identity.Proves(candidate, resource.PhysicalName))
            {
                return Created(resource, candidate, steps);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public virtual async Task<ResourceChange> AdvanceAsync(
        ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        if (observation is not { NextStep: { } step, Live: { } live })
        {
            return ResourceChange.None;
        }

        var result = step == Identity.Step
            ? await GiveOwnValueAsync(resource, cancellationToken)
            : await TakeStepAsync(step, resource, live, cancellationToken);
        var data = Steps.Pause(result.Data ?? resource.Data, Session.Clock.GetUtcNow() + result.Pause);
        return Changed(resource, result.IsDone ? Steps.Remove(data, step) : data, result.Live);
    }

    /// <inheritdoc/>
    public virtual MapValue ReadLiveProperties(ResourceContext resource, Observation observation) =>
        observation.Live is { } live
            ? new(Schema.Properties
                .Where(property => IsCompared(resource, property.Key, property.Value))
                .Select(property => (property.Key, Value: ReadLiveProperty(resource, property.Key, live)))
                .Where(property => property.Value is not null)
                .Select(property => KeyValuePair.Create(property.Key, property.Value!))) // filtered above
            : MapValue.Empty;

    /// <summary>What the body and the steps that are due say.</summary>
    protected virtual Observation Judge(ResourceContext resource, JsonObject live)
    {
        var observation = Readiness.Judge(live);
        return observation.Lifecycle == Lifecycle.Ready && Steps.Next(resource.Data) is { } step
            ? Due(resource, step, live)
            : observation;
    }

    /// <summary>An object on which one of our steps is due, now or after a pause.</summary>
    protected Observation Due(ResourceContext resource, string step, JsonObject live) =>
        Steps.PauseLeft(resource.Data, Session.Clock.GetUtcNow()) is { } left
            ? new(Lifecycle.Pending, $"step {step} is under way", live) { LookAgainAfter = left }
            : new(Lifecycle.Pending, $"next step: {step}", live) { NextStep = step };

    /// <summary>Adds to the body of a create what the properties alone do not say.</summary>
    protected virtual Task CompleteAsync(JsonObject body, ResourceContext resource, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds to the body of an update what the changed properties alone do not say.</summary>
    protected virtual Task CompleteUpdateAsync(
        JsonObject body, ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes the creating call.</summary>
    protected virtual Task<JsonObject> PostAsync(ResourceContext resource, JsonObject body, CancellationToken cancellationToken) =>
        Collection.CreateAsync(body, cancellationToken);

    /// <summary>What is left to do once the object exists.</summary>
    protected virtual IEnumerable<string> StepsAfterCreate(ResourceContext resource) => [];

    /// <summary>What is left to do once the changed fields are sent.</summary>
    protected virtual IEnumerable<string> StepsAfterUpdate(ResourceContext resource, PropertyDiff difference) => [];

    /// <summary>Takes a step that <see cref="StepsAfterCreate"/> or <see cref="StepsAfterUpdate"/> named.</summary>
    protected virtual Task<StepResult> TakeStepAsync(
        string step, ResourceContext resource, JsonObject live, CancellationToken cancellationToken) =>
        Task.FromResult(StepResult.Done);

    /// <summary>The live value of a property in the template's form; null where it cannot be compared.</summary>
    protected virtual TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live)
    {
        var desired = resource.Properties[property]!; // only set properties are read back
        if (property == PropertyBody.ValueSpecs)
        {
            return new MapValue(((MapValue)desired).Select(entry => live.ContainsKey(entry.Key)
                ? KeyValuePair.Create(entry.Key, LiveValue.Read(Map, property, entry.Value, live[entry.Key]))
                : entry));
        }

        var field = Map.FieldOf(property, property);
        return live.ContainsKey(field) ? LiveValue.Read(Map, property, desired, live[field]) : null;
    }

    /// <summary>The change of a resource's record, with the state that <paramref name="live"/> tells.</summary>
    protected ResourceChange Changed(ResourceContext resource, ImmutableDictionary<string, string> data, JsonObject? live) =>
        new(Data: data, Observed: live is null ? null : Judge(resource with { Data = data }, live));

    /// <summary>Lets the answer to a change enter the shared view; null where the answer is less than the whole object.</summary>
    protected JsonObject? InView(JsonObject answer)
    {
        if (!Endpoint.AnswersInFull)
        {
            return null;
        }

        Observed.Seen(answer);
        return answer;
    }

    private bool IsCompared(ResourceContext resource, string name, PropertySchema schema) =>
        schema.OnChange == OnChange.UpdateInPlace && resource.Properties.IsSet(name) && !Map.NotCompared.Contains(name);

    /// <summary>The record of an object that was created or found, with the steps that are due.</summary>
    protected Creation Created(ResourceContext resource, JsonObject live, ImmutableArray<string> steps)
    {
        var data = Steps.Add(resource.Data, steps);
        return new(IdOf(live), data, InView(live) is null ? null : Judge(resource with { PhysicalId = IdOf(live), Data = data }, live));
    }

    private static PhysicalId IdOf(JsonObject live) =>
        new(live.Text("id") ?? throw new InvalidOperationException("The service answered to a create without an id."));

    private async Task<(JsonObject Body, ImmutableArray<string> Steps)> ComposeAsync(
        ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = PropertyBody.ForCreate(Map, resource.Properties);
        await CompleteAsync(body, resource, cancellationToken);
        var wanted = Identity.Apply(body, resource.PhysicalName);
        var steps = StepsAfterCreate(resource);
        return (body, [.. wanted is null ? steps : steps.Prepend(Identity.Step)]);
    }

    private async Task<StepResult> GiveOwnValueAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var field = Identity.MarkField;
        var wanted = PropertyBody.ForCreate(Map, resource.Properties)[field]?.DeepClone();
        return new(true, InView(await Collection.UpdateAsync(resource.RequiredId, new JsonObject { [field] = wanted }, cancellationToken)));
    }

    /// <summary>An object whose name the template no longer gives gets its physical name.</summary>
    private void KeepOwnName(JsonObject body, PropertyDiff difference, string physicalName)
    {
        if (Identity.HasName && difference.Changes("name") && !difference.After.IsSet("name"))
        {
            body["name"] = physicalName;
        }
    }
}

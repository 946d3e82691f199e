using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Drives the simulated cloud without any special ability: a lost object cannot be recognised.</summary>
internal class BlindDriver(SimulatedCloud cloud, EngineLife life, string type) : IResourceDriver
{
    protected SimulatedCloud Cloud { get; } = cloud;

    protected EngineLife Life { get; } = life;

    protected string Type { get; } = type;

    public virtual async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "observe", resource.Name.Value, () => Cloud.Observe(Cloud.Find(resource.RequiredId)));
    }

    public virtual async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "create", resource.Name.Value, () =>
        {
            Cloud.RefuseUnknown(resource, "create");
            Cloud.RefuseTakenAddress(resource, Type, "create");
            var made = Cloud.Create(resource, Type);
            OnCreated(made);
            var seen = Cloud.Observe(made);
            return new Creation(new PhysicalId(made.Id), Observed: seen.Lifecycle == Lifecycle.Ready ? seen : null);
        });
    }

    public virtual async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "update", resource.Name.Value, () =>
        {
            var found = Cloud.Find(resource.RequiredId)
                ?? throw new CloudException(new PlannedFault { Call = "update", Kind = Ports.FaultKind.NotFound }, "update", resource.Name.Value);
            Cloud.RefuseUnknown(resource, "update");
            Cloud.RefuseTakenAddress(resource, Type, "update");
            foreach (var key in difference.ChangedKeys)
            {
                found.Properties = difference.After.Values[key] is { } value
                    ? found.Properties.With(key, value)
                    : new(found.Properties.Values.Without(key), found.Properties.Written.Remove(key));
            }

            return ResourceChange.None;
        });
    }

    public virtual async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        Cloud.Call(Life, "delete", resource.Name.Value, () =>
        {
            Cloud.Delete(Cloud.Find(resource.RequiredId));
            return true;
        });
    }

    public virtual async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "attribute", resource.Name.Value, () => attribute switch
        {
            "id" => TemplateValue.From(resource.RequiredId),
            _ => Cloud.Find(resource.RequiredId)?.Properties.Values[attribute]
                ?? Cloud.Find(resource.RequiredId)?.Properties.Values["!" + attribute] ?? TemplateValue.Null,
        });
    }

    protected virtual void OnCreated(CloudObject made)
    {
    }
}

/// <summary>The usual type: lost objects are found by name, and live properties can be read back.</summary>
internal class ThingDriver(SimulatedCloud cloud, EngineLife life, string type)
    : BlindDriver(cloud, life, type), IFindsLostObject, IReadsLiveProperties, IRecovers
{
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "recover", resource.Name.Value, () =>
            Cloud.Find(resource.PhysicalId?.Value) is { } found ? new Creation(new PhysicalId(found.Id), resource.Data, Cloud.Observe(found)) : null);
    }

    public virtual bool FindsOnlyOurs => true;

    public async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "find", resource.Name.Value, () =>
            Cloud.FindByName(resource.PhysicalName) is { } found ? new Creation(new PhysicalId(found.Id)) : null);
    }

    public MapValue ReadLiveProperties(ResourceContext resource, Observation observation) =>
        Cloud.Glimpse(resource.RequiredId)?.Properties.Values is { } live
            ? new MapValue(resource.Properties.Values.Keys.Select(key => KeyValuePair.Create(key, live[key] ?? TemplateValue.Null)))
            : MapValue.Empty;
}

/// <summary>Is gone as soon as the deleting call is answered.</summary>
internal sealed class RowDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), IDeletesAtOnce
{
    public bool IsGoneOnceDeleted => true;
}

/// <summary>A lost object is recognised by what it is, so it may be somebody else's.</summary>
internal sealed class LookalikeDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type)
{
    public override bool FindsOnlyOurs => false;
}

/// <summary>The old one must be gone before the new one can exist.</summary>
internal sealed class KeyDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), IReplacesByDeletingFirst;

/// <summary>Can be backed up.</summary>
internal sealed class VolumeDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), ISnapshotsBeforeDelete
{
    public async Task<ResourceChange> SnapshotAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "snapshot", resource.Name.Value, () =>
        {
            if (Cloud.Find(resource.RequiredId) is { } found)
            {
                Cloud.BackUp(found);
            }

            return ResourceChange.None;
        });
    }
}

/// <summary>Needs two further calls after it was created.</summary>
internal sealed class SteppedDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), IAdvances
{
    public async Task<ResourceChange> AdvanceAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "advance", resource.Name.Value, () =>
        {
            if (Cloud.Find(resource.RequiredId) is { StepsLeft: > 0 } found)
            {
                found.StepsLeft--;
            }

            return ResourceChange.None;
        });
    }

    protected override void OnCreated(CloudObject made) => made.StepsLeft = 2;
}

/// <summary>Gives something up before its replacement is made, such as an address; gets it back by an update.</summary>
internal sealed class PortDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), IPreparesReplacement
{
    public async Task<ResourceChange> PrepareReplacementAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "prepare", resource.Name.Value, () =>
        {
            if (Cloud.Find(resource.RequiredId) is { } found)
            {
                found.IsPrepared = true;
                found.Properties = new(found.Properties.Values.Without("address"), found.Properties.Written.Remove("address"));
            }

            return ResourceChange.None;
        });
    }
}

/// <summary>Fails its updates while builds are to fail; the same update once more mends it.</summary>
internal sealed class RetoldDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), IUpdatesWhatFailed
{
    public override async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var change = await base.UpdateAsync(resource, difference, cancellationToken);
        Cloud.Meddle(resource.Name.Value, found => found.IsBroken = Cloud.FailingBuilds.GetValueOrDefault(resource.Name.Value) > 0);
        return change;
    }
}

/// <summary>Making it twice does no harm.</summary>
internal sealed class IdempotentDriver(SimulatedCloud cloud, EngineLife life, string type) : BlindDriver(cloud, life, type), ICreatesIdempotently
{
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "create", resource.Name.Value, () =>
            new Creation(new PhysicalId((Cloud.FindByName(resource.PhysicalName) ?? Cloud.Create(resource, Type)).Id)));
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests;

/// <summary>One resource and its driver, led through life as the engine does it, without an engine.</summary>
internal sealed class LivingResource
{
    private const int MostRounds = 40;

    private readonly TestCloud _cloud;

    private LivingResource(TestCloud cloud, IResourceDriver driver, ResourceContext context) =>
        (_cloud, Driver, Context) = (cloud, driver, context);

    public IResourceDriver Driver { get; }

    public ResourceContext Context { get; private set; }

    public string Id => Context.RequiredId;

    /// <summary>What was last observed.</summary>
    public Observation Last { get; private set; } = Observation.Absent;

    public static async Task<LivingResource> DescribeAsync(TestCloud cloud, string type, JsonObject properties, string name, string physicalName)
    {
        var context = new ResourceContext
        {
            Stack = new(new("7d2f0d7c-6a6b-4b0e-9d3c-0a55f1d0c001"), "web", "team-a"),
            Name = new(name),
            PhysicalName = physicalName,
            Properties = await PropertiesAsync(cloud, type, properties),
        };
        return new(cloud, cloud.Drivers.Drivers.Find(type)!, context);
    }

    /// <summary>Properties as drivers get them: converted, with defaults, names turned into ids.</summary>
    public static async Task<PropertyTree> PropertiesAsync(TestCloud cloud, string type, JsonObject properties)
    {
        var schema = ResourceTypeCatalog.Default.Find(type)!;
        var reading = PropertyReader.Read(schema, (MapValue)ValueJson.FromJson(properties), "resources.r.properties", _ => null);
        Assert.Empty(reading.Diagnostics);
        var resolved = await cloud.Drivers.Resolver.ResolveAsync(schema, reading.Tree, "resources.r.properties", CancellationToken.None);
        Assert.Empty(resolved.Diagnostics);
        return resolved.Properties;
    }

    public void Metadata(MapValue metadata) => Context = Context with { Metadata = metadata };

    /// <summary>Its creation is announced now.</summary>
    public void Announce() => Context = Context with { PhaseSince = _cloud.Clock.GetUtcNow() };

    /// <summary>Creates the object and waits until it is ready.</summary>
    public async Task CreateAsync()
    {
        var creation = await Driver.CreateAsync(Context, CancellationToken.None);
        await AdoptAsync(creation);
    }

    /// <summary>Goes on with an object that was created or found, until it is ready.</summary>
    public async Task AdoptAsync(Creation creation)
    {
        Context = Context with { PhysicalId = creation.Id, Data = creation.Data ?? Context.Data };
        await SettleAsync(creation.Observed);
    }

    /// <summary>Gives the resource other properties and waits until they are in force.</summary>
    public async Task UpdateAsync(JsonObject properties)
    {
        var after = await PropertiesAsync(_cloud, TypeName, properties);
        var difference = DifferenceTo(after);
        Context = Context with { Properties = after };
        var change = await Driver.UpdateAsync(Context, difference, CancellationToken.None);
        Context = After(change);
        await SettleAsync(change.Observed);
    }

    /// <inheritdoc cref="UpdateAsync(JsonObject)"/>
    public Task UpdateAsync(string properties) => UpdateAsync(JsonNode.Parse(properties)!.AsObject());

    /// <summary>Lets its new metadata come into force.</summary>
    public async Task UpdateMetadataAsync()
    {
        var change = await Driver.UpdateAsync(Context, DifferenceTo(Context.Properties) with { MetadataChanged = true }, CancellationToken.None);
        Context = After(change);
        await SettleAsync(change.Observed);
    }

    /// <summary>How the properties differ from others.</summary>
    public PropertyDiff DifferenceTo(PropertyTree after) => new(Context.Properties, after, Changed(Context.Properties, after));

    /// <summary>Corrects what differs in the cloud from the properties.</summary>
    public async Task RepairAsync()
    {
        await ObserveAsync();
        var live = Live();
        var before = live.Aggregate(Context.Properties, (tree, entry) => tree.With(entry.Key, entry.Value));
        var change = await Driver.UpdateAsync(Context, new(before, Context.Properties, Changed(before, Context.Properties)), CancellationToken.None);
        Context = After(change);
        await SettleAsync(change.Observed);
    }

    /// <summary>The live values of properties that can be read back.</summary>
    public MapValue Live() => ((IReadsLiveProperties)Driver).ReadLiveProperties(Context, Last);

    /// <summary>Names of the properties whose live value is not the desired one.</summary>
    public IEnumerable<string> Drift() => Live().Where(entry => !entry.Value.Equals(Context.Properties.Values[entry.Key])).Select(entry => entry.Key);

    public async Task<Observation> ObserveAsync()
    {
        _cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        return Last = await Driver.ObserveAsync(Context with { ObservedNotBefore = _cloud.Clock.GetUtcNow() }, CancellationToken.None);
    }

    public async Task<string> AttributeAsync(string name)
    {
        var value = await Driver.ReadAttributeAsync(Context, Last, name, CancellationToken.None);
        return ValueJson.ToJson(value)?.ToJsonString() ?? "null";
    }

    /// <summary>Deletes the object and waits until it is gone.</summary>
    public async Task DeleteAsync()
    {
        await Driver.DeleteAsync(Context, CancellationToken.None);
        for (var round = 0; (await ObserveAsync()).Lifecycle != Lifecycle.Absent; round++)
        {
            Assert.True(round < MostRounds, $"It does not go: {Last.Reason}");
            await Driver.DeleteAsync(Context, CancellationToken.None);
        }
    }

    /// <summary>Looks for the object as after a crash that lost its id.</summary>
    public Task<Creation?> FindLostAsync() => ((IFindsLostObject)Driver).FindLostAsync(
        Context with { PhysicalId = null, Data = ImmutableDictionary<string, string>.Empty }, CancellationToken.None);

    /// <summary>Looks for the object as after the loss of its record; its id is known from elsewhere.</summary>
    public Task<Creation?> RecoverAsync() => ((IRecovers)Driver).RecoverAsync(
        Context with { Data = ImmutableDictionary<string, string>.Empty, ObservedNotBefore = _cloud.Clock.GetUtcNow() }, isFinished: true, CancellationToken.None);

    /// <summary>The live values of properties that cannot be changed in place.</summary>
    public MapValue Fixed() => ((IRecovers)Driver).ReadFixedProperties(Context, Last);

    /// <summary>Takes the steps that are due, as the engine does, until the object is ready.</summary>
    public async Task SettleAsync(Observation? observed)
    {
        Last = observed ?? await ObserveAsync();
        for (var round = 0; Last.Lifecycle == Lifecycle.Pending; round++)
        {
            Assert.True(round < MostRounds, $"It does not get ready: {Last.Reason}");
            if (Last.NextStep is null)
            {
                _cloud.Clock.Advance(Last.LookAgainAfter ?? TimeSpan.FromSeconds(1));
                await ObserveAsync();
                continue;
            }

            var change = await ((IAdvances)Driver).AdvanceAsync(Context, Last, CancellationToken.None);
            Context = After(change);
            Last = change.Observed ?? await ObserveAsync();
        }

        Assert.True(Last.Lifecycle == Lifecycle.Ready, $"{Last.Lifecycle}: {Last.Reason}");
    }

    private string TypeName => Driver.GetType().GetCustomAttributes(typeof(ResourceTypeAttribute), false).Cast<ResourceTypeAttribute>().Single().Name;

    private ResourceContext After(ResourceChange change) =>
        Context with { PhysicalId = change.Id ?? Context.PhysicalId, Data = change.Data ?? Context.Data };

    private static ImmutableHashSet<string> Changed(PropertyTree before, PropertyTree after) =>
        [.. before.Values.Keys.Union(after.Values.Keys).Where(key => !Equals(before.Values[key] ?? TemplateValue.Null, after.Values[key] ?? TemplateValue.Null))];
}

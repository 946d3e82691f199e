using System.Reflection;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Tests;

/// <summary>What every type that speaks to the cloud gets unasked.</summary>
public sealed class ConformanceTests
{
    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task Created_GetsReadyAndDiffersInNothing(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await CreatedAsync(cloud, type);

        await resource.ObserveAsync();

        Assert.Equal(Lifecycle.Ready, resource.Last.Lifecycle);
        Assert.Empty(resource.Driver is IReadsLiveProperties ? resource.Drift() : []);
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task Observing_NeverWrites(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await CreatedAsync(cloud, type);
        cloud.Simulator.ResetCalls();

        await resource.ObserveAsync();

        Assert.Equal(0, cloud.Calls("POST", "PUT", "PATCH", "DELETE"));
        Assert.InRange(cloud.Calls("GET"), 0, 2);
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task LostId_IsFoundAndNothingIsMadeTwice(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var sample = SampleCase.Load(type);
        await sample.PrepareAsync(cloud);
        var resource = await cloud.ResourceAsync(type, sample.Properties());
        if (resource.Driver is ICreatesIdempotently)
        {
            await AssertCreatesOnceAsync(cloud, resource);
            return;
        }

        Assert.Null(await resource.FindLostAsync());
        var creation = await resource.Driver.CreateAsync(resource.Context, CancellationToken.None);
        var before = Made(cloud, type);
        var found = await resource.FindLostAsync();

        Assert.Equal(creation.Id, found?.Id);
        await resource.AdoptAsync(found!);
        Assert.Equal(before, Made(cloud, type));
        Assert.Empty(resource.Driver is IReadsLiveProperties ? resource.Drift() : []);
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task LostRecord_IsMadeAnewAndDiffersInNothing(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await CreatedAsync(cloud, type);
        var id = resource.Id;
        cloud.Simulator.ResetCalls();

        var recovered = await resource.RecoverAsync();
        Assert.Equal(id, recovered?.Id.Value);
        await resource.AdoptAsync(recovered!);

        Assert.Equal(0, cloud.Calls("POST", "PUT", "PATCH", "DELETE"));
        Assert.Empty(resource.Driver is IReadsLiveProperties ? resource.Drift() : []);
        Assert.All(resource.Fixed(), entry => Assert.Equal(resource.Context.Properties[entry.Key], entry.Value));
        await resource.DeleteAsync();
        Assert.Null(await resource.RecoverAsync());
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task BearerOfAnIdentity_IsListedWithIt(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await CreatedAsync(cloud, type);
        if (resource.Driver is not IBearsIdentity bearing || !bearing.BearsForGood(resource.Context.Properties))
        {
            return;
        }

        var bearers = new List<Bearer>();
        await foreach (var bearer in bearing.ListBearersAsync(CancellationToken.None))
        {
            bearers.Add(bearer);
        }

        Assert.Contains(bearers, bearer => bearer.Id.Value == resource.Id && bearer.Texts.Contains(resource.Context.PhysicalName));
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task DeletedTwice_LeavesNothing(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var sample = SampleCase.Load(type);
        await sample.PrepareAsync(cloud);
        var before = cloud.Everything;
        var resource = await cloud.ResourceAsync(type, sample.Properties());
        await resource.CreateAsync();

        await resource.DeleteAsync();
        await resource.Driver.DeleteAsync(resource.Context, CancellationToken.None);

        Assert.Equal(before, cloud.Everything);
    }

    [Theory]
    [MemberData(nameof(SampleCase.Changes), MemberType = typeof(SampleCase))]
    public async Task Change_ReachesTheCloud(string type, string property)
    {
        await using var cloud = await TestCloud.StartAsync();
        var sample = SampleCase.Load(type);
        await sample.PrepareAsync(cloud);
        var resource = await cloud.ResourceAsync(type, sample.Properties());
        await resource.CreateAsync();
        await resource.ObserveAsync();
        var before = resource.Last.Live!.ToJsonString();

        await resource.UpdateAsync(sample.Changed(property));
        await resource.ObserveAsync();

        Assert.Empty(resource.Drift());
        if (!sample.NotShown.Contains(property))
        {
            Assert.NotEqual(before, resource.Last.Live!.ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public void PropertyThatChangesInPlace_IsTried(string type)
    {
        var sample = SampleCase.Load(type);
        var tried = sample.Section("changes").Select(entry => entry.Key).Concat(sample.NotTried);
        var expected = ResourceTypeCatalog.Default.Find(type)!.Properties
            .Where(property => property.Value.OnChange == OnChange.UpdateInPlace && property.Value.Support.Status != "HIDDEN")
            .Select(property => property.Key);
        Assert.Empty(expected.Except(tried));
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task EveryAttribute_CanBeRead(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await CreatedAsync(cloud, type);
        await resource.ObserveAsync();
        var expected = SampleCase.Load(type).Section("attributes");

        foreach (var (name, _) in ResourceTypeCatalog.Default.Find(type)!.Attributes)
        {
            var text = await resource.AttributeAsync(name);
            Assert.True(text != "null" || expected.ContainsKey(name), $"{name} reads as nothing.");
        }

        foreach (var (name, value) in expected)
        {
            Assert.Equal(value?.ToJsonString() ?? "null", await resource.AttributeAsync(name));
        }
    }

    [Theory]
    [MemberData(nameof(SampleCase.Types), MemberType = typeof(SampleCase))]
    public async Task PropertyNamesInCode_AreInTheSchema(string type)
    {
        await using var cloud = await TestCloud.StartAsync();
        if (cloud.Drivers.Drivers.Find(type) is not RestDriver driver)
        {
            return;
        }

        var map = driver.Map;
        var named = map.NotSent.Union(map.NotCompared).Union(map.OnlyOnCreate).Union(map.Ordered).Union(map.Cleared.Keys).Union(map.Renames.Keys);
        Assert.All(named, path => Assert.True(Exists(ResourceTypeCatalog.Default.Find(type)!, path.Split('.')), $"{type} has no property {path}."));
    }

    [Fact]
    public void EveryDriver_DrivesATypeOfTheCatalog() =>
        Assert.All(DriverRegistry.Names, name => Assert.NotNull(ResourceTypeCatalog.Default.Find(name)));

    [Fact]
    public void EveryClassWithTheAttribute_IsADriver() =>
        Assert.All(
            typeof(DriverRegistry).Assembly.GetTypes().Where(type => type.GetCustomAttribute<ResourceTypeAttribute>() is not null),
            type => Assert.True(typeof(IResourceDriver).IsAssignableFrom(type), $"{type} is no driver."));

    private static async Task<LivingResource> CreatedAsync(TestCloud cloud, string type)
    {
        var sample = SampleCase.Load(type);
        await sample.PrepareAsync(cloud);
        var resource = await cloud.ResourceAsync(type, sample.Properties());
        await resource.CreateAsync();
        return resource;
    }

    private static async Task AssertCreatesOnceAsync(TestCloud cloud, LivingResource resource)
    {
        await resource.CreateAsync();
        var once = cloud.Everything;
        await resource.CreateAsync();
        Assert.Equal(once, cloud.Everything);
    }

    /// <summary>How many objects there are. Rules of a group are its parts, unless they are what is made.</summary>
    private static int Made(TestCloud cloud, string type) =>
        cloud.Everything.Count(item => type.EndsWith("Rule", StringComparison.Ordinal) || !item.StartsWith("security-group-rules", StringComparison.Ordinal));

    private static bool Exists(ResourceTypeSchema schema, string[] path)
    {
        var property = schema.Property(path[0]);
        foreach (var key in path.Skip(1))
        {
            var owner = property?.Items ?? property;
            property = owner?.Fields.FirstOrDefault(field => field.Key == key).Value;
        }

        return property is not null;
    }
}

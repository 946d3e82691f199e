using System.Text.Json.Nodes;
using Heat.Engine.Resources;

namespace Heat.Resources.Tests.Rest;

/// <summary>How an object whose id was lost is told from others of the same name.</summary>
public sealed class IdentityTests
{
    [Theory]
    [InlineData("OS::Neutron::Net", """{"name":"shared-name"}""")]
    [InlineData("OS::Neutron::Net", """{"name":"shared-name","value_specs":{"description":"mine"}}""")]
    [InlineData("OS::Neutron::SecurityGroup", """{"name":"shared-name","description":"mine"}""")]
    [InlineData("OS::Cinder::Volume", """{"name":"shared-name","description":"mine","size":1}""")]
    [InlineData("OS::Nova::Server", """{"name":"shared-name","image":"cirros","flavor":"m1.tiny","networks":[{"allocate_network":"none"}]}""")]
    [InlineData("OS::Neutron::FloatingIP", """{"floating_network":"public"}""")]
    public async Task ObjectOfAnotherWithTheSameName_IsNotTaken(string type, string properties)
    {
        await using var cloud = await TestCloud.StartAsync();
        var other = await cloud.CreatedAsync(type, properties);
        var ours = await cloud.ResourceAsync(type, properties);

        Assert.Null(await ours.FindLostAsync());

        var creation = await ours.Driver.CreateAsync(ours.Context, CancellationToken.None);
        Assert.NotEqual(other.Id, creation.Id.Value);
        Assert.Equal(creation.Id, (await ours.FindLostAsync())?.Id);
    }

    [Theory]
    [InlineData("OS::Neutron::Net", """{"name":"front","value_specs":{"description":"mine"}}""", "v2.0/networks", "network")]
    [InlineData("OS::Neutron::SecurityGroup", """{"name":"front","description":"mine"}""", "v2.0/security-groups", "security_group")]
    public async Task FoundObject_GetsWhatTheTemplateWantsInPlaceOfTheMark(string type, string properties, string path, string entity)
    {
        await using var cloud = await TestCloud.StartAsync();
        var resource = await cloud.ResourceAsync(type, properties);
        await resource.Driver.CreateAsync(resource.Context, CancellationToken.None);

        await resource.AdoptAsync((await resource.FindLostAsync())!);

        var live = await cloud.GetAsync("network", $"{path}/{resource.Id}", entity);
        Assert.Equal("front", live["name"]!.GetValue<string>());
        Assert.Equal("mine", live["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task NameThatTheTemplateNoLongerGives_BecomesThePhysicalName()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await cloud.CreatedAsync("OS::Neutron::Net", """{"name":"front"}""");

        await network.UpdateAsync(new JsonObject());

        Assert.Equal(network.Context.PhysicalName, (await cloud.GetAsync("network", $"v2.0/networks/{network.Id}", "network"))["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task AnswerLostAfterTheCommit_IsNoSecondObject()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await cloud.ResourceAsync("OS::Neutron::Net");
        cloud.Simulator.Faults.Add(new() { Method = "POST", Path = "/v2.0/networks$", Times = 1, Kind = Simulator.Faults.FaultKind.DropAfterCommit });

        var failure = await Assert.ThrowsAsync<OpenStack.Errors.OpenStackException>(
            () => network.Driver.CreateAsync(network.Context, CancellationToken.None));

        Assert.True(failure.OutcomeUnknown);
        await network.AdoptAsync((await network.FindLostAsync())!);
        Assert.Single(cloud.Simulator.Objects("networks"), item => item.Name == network.Context.PhysicalName);
    }

    [Fact]
    public async Task DeletedObject_IsAbsentToTheNextLook()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await cloud.CreatedAsync("OS::Neutron::Net");
        cloud.Simulator.Delete("networks", network.Id);

        Assert.Equal(Lifecycle.Absent, (await network.ObserveAsync()).Lifecycle);
    }
}

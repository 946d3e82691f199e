using Heat.OpenStack.Errors;

namespace Heat.Resources.Tests.Nova;

public sealed class ServerGroupTests
{
    [Fact]
    public async Task SeveralEmptyGroupsOfTheName_AreLeftToAHuman()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.ResourceAsync("OS::Nova::ServerGroup", """{"name":"apart"}""");
        await group.Driver.CreateAsync(group.Context, CancellationToken.None);
        var second = await group.Driver.CreateAsync(group.Context, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => group.FindLostAsync());

        Assert.Contains(second.Id.Value, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GroupWithAnotherPolicy_IsNotTaken()
    {
        await using var cloud = await TestCloud.StartAsync();
        await cloud.CreatedAsync("OS::Nova::ServerGroup", """{"name":"apart","policies":["affinity"]}""");
        var group = await cloud.ResourceAsync("OS::Nova::ServerGroup", """{"name":"apart"}""");

        Assert.Null(await group.FindLostAsync());
    }

    [Fact]
    public async Task Rules_ReachNova()
    {
        await using var cloud = await TestCloud.StartAsync();

        var group = await cloud.CreatedAsync("OS::Nova::ServerGroup", """{"rules":{"max_server_per_host":3}}""");

        Assert.Equal("""{"max_server_per_host":3}""", group.Last.Live!["rules"]!.ToJsonString());
    }

    [Fact]
    public async Task OldNova_GetsPoliciesAndRefusesRules()
    {
        await using var cloud = await TestCloud.StartAsync(options => options.ComputeMicroversion = 60);
        await cloud.CreatedAsync("OS::Nova::ServerGroup", """{"policies":["affinity"]}""");
        var ruled = await cloud.ResourceAsync("OS::Nova::ServerGroup", """{"rules":{"max_server_per_host":3}}""");

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => ruled.CreateAsync());

        Assert.Contains("2.64", failure.Message, StringComparison.Ordinal);
    }
}

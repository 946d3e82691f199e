using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Neutron;

public sealed class PortTests
{
    [Fact]
    public async Task SecurityGroupsByName_BecomeIds()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await NetworkAsync(cloud);
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", """{"name":"front"}""");

        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}","security_groups":["front"]}""");

        Assert.Equal($"[\"{group.Id}\"]", await port.AttributeAsync("security_groups"));
    }

    [Fact]
    public async Task UnknownSecurityGroup_IsNamedWithTheRemedy()
    {
        await using var cloud = await TestCloud.StartAsync();
        var port = await cloud.ResourceAsync("OS::Neutron::Port", $$"""{"network":"{{await NetworkAsync(cloud)}}","security_groups":["nobody"]}""");

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => port.CreateAsync());

        Assert.Equal(Disposition.RetrySlowly, failure.Disposition);
        Assert.Contains("'nobody'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(cloud.Everything, item => item.StartsWith("ports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecurityGroupsTakenAway_LeaveTheDefaultGroup()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await NetworkAsync(cloud);
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup");
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}","security_groups":["{{group.Id}}"]}""");

        await port.UpdateAsync($$"""{"network":"{{network}}"}""");

        var standard = cloud.Simulator.Objects("security-groups").Single(item => item.Name == "default" && item.Project == "demo");
        Assert.Equal($"[\"{standard.Id}\"]", await port.AttributeAsync("security_groups"));
    }

    [Fact]
    public async Task NoFixedIps_MakesAPortWithoutAddress()
    {
        await using var cloud = await TestCloud.StartAsync();
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{await NetworkAsync(cloud)}}","no_fixed_ips":true}""");

        Assert.Equal("[]", await port.AttributeAsync("fixed_ips"));
    }

    [Fact]
    public async Task FixedIpsTakenAway_StayAsTheyAre()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await NetworkAsync(cloud);
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}","fixed_ips":[{"ip_address":"10.1.0.44"}]}""");

        await port.UpdateAsync($$"""{"network":"{{network}}"}""");

        Assert.Contains("10.1.0.44", await port.AttributeAsync("fixed_ips"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"ip_address":"10.1.0.44"}]""", "[]")]
    [InlineData("[]", null)]
    public async Task Replacement_GetsTheAddressesThatTheTemplateNames(string fixedIps, string? left)
    {
        await using var cloud = await TestCloud.StartAsync();
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{await NetworkAsync(cloud)}}","fixed_ips":{{fixedIps}}}""");
        var before = await port.AttributeAsync("fixed_ips");

        await ((IPreparesReplacement)port.Driver).PrepareReplacementAsync(port.Context, CancellationToken.None);

        await port.ObserveAsync();
        Assert.Equal(left ?? before, await port.AttributeAsync("fixed_ips"));
    }

    [Fact]
    public async Task BindingProfile_KeepsKeysOfOthers()
    {
        await using var cloud = await TestCloud.StartAsync(user: "admin");
        var network = await NetworkAsync(cloud);
        var port = await cloud.CreatedAsync("OS::Neutron::Port", Properties(network, """{"mine":"1","old":"2"}"""));
        cloud.Simulator.Change("ports", port.Id, """{"binding:profile":{"mine":"1","old":"2","novas":"3"}}""");

        await port.UpdateAsync(Properties(network, """{"mine":"9"}"""));

        var live = await cloud.GetAsync("network", $"v2.0/ports/{port.Id}", "port");
        Assert.Equal("""{"mine":"9","novas":"3"}""", live["binding:profile"]!.ToJsonString());

        static string Properties(string network, string profile) =>
            $$$"""{"network":"{{{network}}}","value_specs":{"binding:profile":{{{profile}}}}}""";
    }

    [Fact]
    public async Task ChangedBehindOurBack_IsSeenAndRepaired()
    {
        await using var cloud = await TestCloud.StartAsync();
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{await NetworkAsync(cloud)}}","name":"plug","tags":["a"]}""");
        cloud.Simulator.Change("ports", port.Id, """{"admin_state_up":false,"name":"other","tags":["b"]}""");

        await port.ObserveAsync();
        Assert.Equal(["admin_state_up", "name", "tags"], port.Drift().Order(StringComparer.Ordinal));

        await port.RepairAsync();
        await port.ObserveAsync();
        Assert.Empty(port.Drift());
    }

    [Fact]
    public async Task Attributes_ShowNetworkAndSubnetsInFull()
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await NetworkAsync(cloud);
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}"}""");

        Assert.Contains("10.1.0.0/24", await port.AttributeAsync("subnets"), StringComparison.Ordinal);
        Assert.Contains($"\"id\":\"{network}\"", await port.AttributeAsync("network"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaceAlways_Replaces()
    {
        await using var cloud = await TestCloud.StartAsync();
        var port = await cloud.ResourceAsync("OS::Neutron::Port", """{"network":"public","replacement_policy":"REPLACE_ALWAYS"}""");
        var after = port.Context.Properties.With("name", TemplateValue.From("b"));

        Assert.Equal(OnChange.Replace, ((IDecidesChange)port.Driver).Decide(port.DifferenceTo(after)).Action);
    }

    private static async Task<string> NetworkAsync(TestCloud cloud)
    {
        var network = await cloud.CreatedAsync("OS::Neutron::Net", name: "net");
        await cloud.CreatedAsync("OS::Neutron::Subnet", $$"""{"network":"{{network.Id}}","cidr":"10.1.0.0/24"}""", "subnet");
        return network.Id;
    }
}

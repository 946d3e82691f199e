using System.Text.Json.Nodes;
using Heat.Engine.Resources;

namespace Heat.Resources.Tests.Neutron;

/// <summary>Subnets, router interfaces and floating IPs: what is special about them.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("\"\"", null)]
    [InlineData("\"auto\"", "10.1.0.1")]
    [InlineData("\"10.1.0.9\"", "10.1.0.9")]
    public async Task Gateway_IsNoneChosenOrGiven(string given, string? expected)
    {
        await using var cloud = await TestCloud.StartAsync();
        var network = await cloud.CreatedAsync("OS::Neutron::Net", name: "net");

        var subnet = await cloud.CreatedAsync("OS::Neutron::Subnet", $$"""{"network":"{{network.Id}}","cidr":"10.1.0.0/24","gateway_ip":{{given}}}""");

        Assert.Equal(expected is null ? "null" : $"\"{expected}\"", await subnet.AttributeAsync("gateway_ip"));
        await subnet.ObserveAsync();
        Assert.Empty(subnet.Drift());
    }

    [Fact]
    public async Task InterfaceByPort_IsMadeFoundAndRemoved()
    {
        await using var cloud = await TestCloud.StartAsync();
        var (network, _, router) = await PlaceAsync(cloud);
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}","fixed_ips":[{"ip_address":"10.1.0.1"}]}""", "port");

        var foot = await cloud.CreatedAsync("OS::Neutron::RouterInterface", $$"""{"router":"{{router}}","port":"{{port.Id}}"}""", "foot");

        Assert.Equal($"{router}:port_id={port.Id}", foot.Id);
        Assert.Equal(foot.Id, (await foot.FindLostAsync())?.Id.Value);
        await foot.DeleteAsync();
    }

    [Fact]
    public async Task InterfaceTakenAwayBehindOurBack_IsAbsent()
    {
        await using var cloud = await TestCloud.StartAsync();
        var (_, subnet, router) = await PlaceAsync(cloud);
        var foot = await cloud.CreatedAsync("OS::Neutron::RouterInterface", $$"""{"router":"{{router}}","subnet":"{{subnet}}"}""", "foot");
        await cloud.Session.Service("network").PutAsync(
            $"v2.0/routers/{router}/remove_router_interface", new JsonObject { ["subnet_id"] = subnet }, CancellationToken.None);

        Assert.Equal(Lifecycle.Absent, (await foot.ObserveAsync()).Lifecycle);
        await foot.DeleteAsync();
    }

    [Fact]
    public async Task AssociationThatAnotherTookOver_IsNotUndone()
    {
        await using var cloud = await TestCloud.StartAsync();
        var (network, subnet, router) = await PlaceAsync(cloud, """{"external_gateway_info":{"network":"public"}}""");
        await cloud.CreatedAsync("OS::Neutron::RouterInterface", $$"""{"router":"{{router}}","subnet":"{{subnet}}"}""", "foot");
        var ports = new[] { await PortAsync("a"), await PortAsync("b") };
        var address = await cloud.CreatedAsync("OS::Neutron::FloatingIP", """{"floating_network":"public"}""", "address");
        var old = await cloud.CreatedAsync("OS::Neutron::FloatingIPAssociation", Properties(0), "old");
        await cloud.CreatedAsync("OS::Neutron::FloatingIPAssociation", Properties(1), "new");

        await old.Driver.DeleteAsync(old.Context, CancellationToken.None);

        Assert.Equal(ports[1].Id, (await cloud.GetAsync("network", $"v2.0/floatingips/{address.Id}", "floatingip"))["port_id"]!.GetValue<string>());

        Task<LivingResource> PortAsync(string name) => cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}"}""", name);
        string Properties(int port) => $$"""{"floatingip_id":"{{address.Id}}","port_id":"{{ports[port].Id}}"}""";
    }

    [Fact]
    public async Task AssociationWhoseUpdateFailed_IsUndoneWhereItStillIs()
    {
        await using var cloud = await TestCloud.StartAsync();
        var (network, subnet, router) = await PlaceAsync(cloud, """{"external_gateway_info":{"network":"public"}}""");
        await cloud.CreatedAsync("OS::Neutron::RouterInterface", $$"""{"router":"{{router}}","subnet":"{{subnet}}"}""", "foot");
        var port = await cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{network}}"}""", "port");
        var address = await cloud.CreatedAsync("OS::Neutron::FloatingIP", """{"floating_network":"public"}""", "address");
        var association = await cloud.CreatedAsync(
            "OS::Neutron::FloatingIPAssociation", $$"""{"floatingip_id":"{{address.Id}}","port_id":"{{port.Id}}"}""", "association");
        var never = association.Context with { Properties = association.Context.Properties.With("port_id", Templates.Values.TemplateValue.From("not-reached")) };

        await association.Driver.DeleteAsync(never, CancellationToken.None);

        Assert.Null((await cloud.GetAsync("network", $"v2.0/floatingips/{address.Id}", "floatingip"))["port_id"]);
    }

    private static async Task<(string Network, string Subnet, string Router)> PlaceAsync(TestCloud cloud, string router = "{}")
    {
        var network = await cloud.CreatedAsync("OS::Neutron::Net", name: "net");
        var subnet = await cloud.CreatedAsync("OS::Neutron::Subnet", $$"""{"network":"{{network.Id}}","cidr":"10.1.0.0/24"}""", "subnet");
        return (network.Id, subnet.Id, (await cloud.CreatedAsync("OS::Neutron::Router", router, "router")).Id);
    }
}

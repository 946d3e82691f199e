using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Simulator.Faults;

namespace Heat.Resources.Tests.Nova;

/// <summary>Ports that are made for a server come and go with it. Nothing is left behind.</summary>
public sealed class ServerPortTests
{
    private static readonly FaultRule LostAnswer = new() { Service = "compute", Method = "POST", Path = "/servers$", Times = 1, Kind = FaultKind.DropAfterCommit };
    private static readonly FaultRule LostRequest = LostAnswer with { Kind = FaultKind.DropBefore };

    [Fact]
    public async Task OwnPort_HasWhatTheEntryAsksFor()
    {
        await using var place = await ServerPlace.StartAsync();
        var group = await place.Cloud.CreatedAsync("OS::Neutron::SecurityGroup", """{"name":"front"}""");
        var server = await place.CreatedAsync(ServerPlace.Server(
            $$"""[{"subnet":"{{place.Subnet}}","fixed_ip":"10.1.0.77","port_extra_properties":{"mac_address":"fa:16:3e:aa:bb:cc","value_specs":{"description":"mine"} } }]""",
            ""","security_groups":["front"]"""));

        var port = Assert.Single(place.Cloud.Simulator.Objects("ports"), item => item.Name == server.Context.PhysicalName + "-port-0");
        var live = await place.Cloud.GetAsync("network", $"v2.0/ports/{port.Id}", "port");
        Assert.Equal(server.Id, live["device_id"]!.GetValue<string>());
        Assert.Equal("10.1.0.77", live["fixed_ips"]![0]!["ip_address"]!.GetValue<string>());
        Assert.Equal("fa:16:3e:aa:bb:cc", live["mac_address"]!.GetValue<string>());
        Assert.Equal("mine", live["description"]!.GetValue<string>());
        Assert.Equal($"[\"{group.Id}\"]", live["security_groups"]!.ToJsonString());
    }

    [Fact]
    public async Task RefusedServer_LeavesNoPort()
    {
        await using var place = await ServerPlace.StartAsync(options => options.Quotas["instances"] = 0);
        var server = await place.DescribedAsync(ServerPlace.Server(place.OwnPort()));

        await Assert.ThrowsAsync<OpenStackException>(() => server.CreateAsync());

        Assert.Empty(place.Ports);
    }

    [Fact]
    public async Task RefusedServerWhosePortCannotBeRemoved_IsLookedForAndCleanedUp()
    {
        await using var place = await ServerPlace.StartAsync(options => options.Quotas["instances"] = 0);
        var server = await place.DescribedAsync(ServerPlace.Server(place.OwnPort()));
        place.Cloud.Simulator.Faults.Add(new() { Service = "network", Method = "DELETE", Times = 1, Kind = FaultKind.Status, Status = 409 });

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => server.CreateAsync());

        Assert.True(failure.OutcomeUnknown);
        Assert.Null(await server.FindLostAsync());
        Assert.Empty(place.Ports);
    }

    [Fact]
    public async Task AnswerLost_ServerIsFoundWithItsPorts()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.DescribedAsync(ServerPlace.Server(place.OwnPort()));
        place.Cloud.Simulator.Faults.Add(LostAnswer);
        await Assert.ThrowsAsync<OpenStackException>(() => server.CreateAsync());

        await server.AdoptAsync((await server.FindLostAsync())!);
        Assert.Single(place.Cloud.Simulator.Objects("servers"));
        await server.DeleteAsync();

        Assert.Empty(place.Ports);
    }

    [Fact]
    public async Task RequestLost_PortsOfTheAttemptAreRemoved()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.DescribedAsync(ServerPlace.Server(place.OwnPort()));
        place.Cloud.Simulator.Faults.Add(LostRequest);
        await Assert.ThrowsAsync<OpenStackException>(() => server.CreateAsync());
        Assert.Single(place.Ports);

        Assert.Null(await server.FindLostAsync());

        Assert.Empty(place.Ports);
    }

    [Fact]
    public async Task ServerDeletedBehindOurBack_IsGoneOnlyWithItsPorts()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(place.OwnPort()));
        place.Cloud.Simulator.Delete("servers", server.Id);

        var remains = await server.ObserveAsync();
        Assert.Equal("ports", remains.NextStep);
        Assert.True(remains.Deleting);

        await ((IAdvances)server.Driver).AdvanceAsync(server.Context, remains, CancellationToken.None);
        Assert.Equal(Lifecycle.Absent, (await server.ObserveAsync()).Lifecycle);
        Assert.Empty(place.Ports);
    }

    [Fact]
    public async Task PortsOfTheTemplate_StayWhenTheServerGoes()
    {
        await using var place = await ServerPlace.StartAsync();
        var port = await place.Cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{place.Network}}","name":"mine"}""", "port");
        var server = await place.CreatedAsync(ServerPlace.Server($$"""[{"port":"{{port.Id}}"}]"""));

        await server.DeleteAsync();

        Assert.Equal(["mine"], place.Ports);
    }

    [Fact]
    public async Task Replacement_GetsThePortsOfTheTemplate()
    {
        await using var place = await ServerPlace.StartAsync();
        var port = await place.Cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{place.Network}}"}""", "port");
        var old = await place.CreatedAsync(ServerPlace.Server($$"""[{"port":"{{port.Id}}"}]"""));

        await ((IPreparesReplacement)old.Driver).PrepareReplacementAsync(old.Context, CancellationToken.None);
        await old.ObserveAsync();
        var replacement = await place.CreatedAsync(ServerPlace.Server($$"""[{"port":"{{port.Id}}"}]"""));
        await old.DeleteAsync();

        var live = await place.Cloud.GetAsync("network", $"v2.0/ports/{port.Id}", "port");
        Assert.Equal(replacement.Id, live["device_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task FloatingIp_IsLedToThePortBeforeTheBoot()
    {
        await using var place = await ServerPlace.StartAsync();
        var router = await place.Cloud.CreatedAsync("OS::Neutron::Router", """{"external_gateway_info":{"network":"public"}}""", "router");
        await place.Cloud.CreatedAsync("OS::Neutron::RouterInterface", $$"""{"router":"{{router.Id}}","subnet":"{{place.Subnet}}"}""", "foot");
        var address = await place.Cloud.CreatedAsync("OS::Neutron::FloatingIP", """{"floating_network":"public"}""", "address");

        var server = await place.CreatedAsync(ServerPlace.Server($$"""[{"subnet":"{{place.Subnet}}","floating_ip":"{{address.Id}}"}]"""));

        var live = await place.Cloud.GetAsync("network", $"v2.0/floatingips/{address.Id}", "floatingip");
        Assert.NotNull(live["fixed_ip_address"]);
        Assert.Contains(live["floating_ip_address"]!.GetValue<string>(), await server.AttributeAsync("addresses"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"admin_state_up":true}""", """{"admin_state_up":false}""", true)]
    [InlineData("""{"mac_address":"fa:16:3e:aa:bb:01"}""", """{"mac_address":"fa:16:3e:aa:bb:02"}""", false)]
    public async Task ChangedPortProperties_ChangeThePortOrMakeAnother(string before, string after, bool isKept)
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(place.OwnPort(before)));
        var old = place.Cloud.Simulator.Objects("ports").Single().Id;

        await server.UpdateAsync(ServerPlace.Server(place.OwnPort(after)));

        var port = place.Cloud.Simulator.Objects("ports").Single();
        Assert.Equal(isKept, port.Id == old);
        var live = await place.Cloud.GetAsync("network", $"v2.0/ports/{port.Id}", "port");
        var (key, value) = JsonNode.Parse(after)!.AsObject().First();
        Assert.Equal(value!.ToJsonString(), live[key]!.ToJsonString());
        Assert.Equal(server.Id, live["device_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task ChangedNetworks_PlugAndUnplug()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.Attach = TimeSpan.FromSeconds(3));
        var port = await place.Cloud.CreatedAsync("OS::Neutron::Port", $$"""{"network":"{{place.Network}}","name":"mine"}""", "port");
        var server = await place.CreatedAsync(ServerPlace.Server($$"""[{"network":"{{place.Network}}","fixed_ip":"10.1.0.50"},{"subnet":"{{place.Subnet}}"}]"""));

        await server.UpdateAsync(ServerPlace.Server($$"""[{"port":"{{port.Id}}"},{"network":"{{place.Network}}","fixed_ip":"10.1.0.51"}]"""));

        var ports = place.Cloud.Simulator.Objects("ports");
        Assert.Equal(2, ports.Count);
        foreach (var plugged in ports)
        {
            var live = await place.Cloud.GetAsync("network", $"v2.0/ports/{plugged.Id}", "port");
            Assert.Equal(server.Id, live["device_id"]!.GetValue<string>());
        }

        await server.DeleteAsync();
        Assert.Equal(["mine"], place.Ports);
    }

    [Theory]
    [InlineData("""[{"allocate_network":"none"}]""", 0)]
    [InlineData("""[{"allocate_network":"auto"}]""", 1)]
    [InlineData("[]", 1)]
    public async Task NetworksLeftToNova_AreNoneOrTheOnlyOne(string networks, int expected)
    {
        await using var place = await ServerPlace.StartAsync();

        await place.CreatedAsync(ServerPlace.Server(networks));

        Assert.Equal(expected, place.Ports.Count());
    }

    [Fact]
    public async Task NetworksTakenAway_UnplugAll()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(place.OwnPort()));

        await server.UpdateAsync(ServerPlace.Server("""[{"allocate_network":"none"}]"""));

        Assert.Empty(place.Ports);
    }
}

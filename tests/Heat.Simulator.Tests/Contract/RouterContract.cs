namespace Heat.Simulator.Tests.Contract;

public sealed class RouterContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Interface_IsAPortWithTheGatewayAddress(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        var router = await RouterAsync(cloud);
        var added = await InterfaceAsync(cloud, router, "add", subnet);

        Assert.Equal(router, added.Expect(200).Text("id"));
        Assert.Equal(subnet, added.Text("subnet_id"));
        Assert.Equal(subnet, added.Text("subnet_ids.0"));
        Assert.Equal(network, added.Text("network_id"));
        var port = await cloud.Client.GetAsync("network", "/ports/" + added.Text("port_id"));
        Assert.Equal("network:router_interface", port.Expect(200).Text("port.device_owner"));
        Assert.Equal(router, port.Text("port.device_id"));
        Assert.Equal("10.61.0.1", port.Text("port.fixed_ips.0.ip_address"));
        Assert.Empty(port.List("port.security_groups"));
        Assert.Equal("false", port.Text("port.port_security_enabled"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Interface_MakesRouterSubnetAndPortUndeletable(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var subnet = await cloud.SubnetAsync(await cloud.NetworkAsync());
        var router = await RouterAsync(cloud);
        var port = (await InterfaceAsync(cloud, router, "add", subnet)).Text("port_id");

        Assert.Equal("RouterInUse", (await cloud.Client.DeleteAsync("network", "/routers/" + router)).Expect(409).ErrorType);
        Assert.Equal("SubnetInUse", (await cloud.Client.DeleteAsync("network", "/subnets/" + subnet)).Expect(409).ErrorType);
        Assert.Equal("ServicePortInUse", (await cloud.Client.DeleteAsync("network", "/ports/" + port)).Expect(409).ErrorType);
        var again = await InterfaceAsync(cloud, router, "add", subnet);
        Assert.Equal($"Bad router request: Router already has a port on subnet {subnet}.", again.Expect(400).Message);

        (await InterfaceAsync(cloud, router, "remove", subnet)).Expect(200);
        Assert.Equal("RouterInterfaceNotFoundForSubnet", (await InterfaceAsync(cloud, router, "remove", subnet)).Expect(404).ErrorType);
        (await cloud.Client.GetAsync("network", "/ports/" + port)).Expect(404);
        (await cloud.Client.DeleteAsync("network", "/routers/" + router)).Expect(204);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Interface_TakesAGivenPortAndDeletesItOnRemoval(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var router = await RouterAsync(cloud);
        var port = (await cloud.PortAsync(network)).Text("port.id");
        var body = new JsonObject { ["port_id"] = port };

        (await cloud.Client.PutAsync("network", $"/routers/{router}/add_router_interface", body.DeepClone())).Expect(200);
        Assert.Equal("PortInUse", (await cloud.Client.PutAsync("network", $"/routers/{await RouterAsync(cloud)}/add_router_interface", body.DeepClone())).Expect(409).ErrorType);
        (await cloud.Client.PutAsync("network", $"/routers/{router}/remove_router_interface", body.DeepClone())).Expect(200);
        (await cloud.Client.GetAsync("network", "/ports/" + port)).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Gateway_IsSetAndCleared(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var router = await RouterAsync(cloud);
        var inner = await cloud.NetworkAsync();
        var refused = await SetGatewayAsync(cloud, router, inner);
        Assert.Equal($"Bad router request: Network {inner} is not an external network.", refused.Expect(400).Message);

        var set = await SetGatewayAsync(cloud, router, await cloud.PublicNetworkAsync());
        Assert.Equal("true", set.Expect(200).Text("router.external_gateway_info.enable_snat"));
        Assert.StartsWith("172.24.", set.Text("router.external_gateway_info.external_fixed_ips.0.ip_address"), StringComparison.Ordinal);
        var ports = await cloud.Client.GetAsync("network", $"/ports?device_id={router}&device_owner=network:router_gateway");
        Assert.Empty(ports.List("ports"));

        var cleared = await cloud.Client.PutAsync("network", "/routers/" + router, new JsonObject { ["router"] = new JsonObject { ["external_gateway_info"] = new JsonObject() } });
        Assert.Null(cleared.Expect(200)["router.external_gateway_info"]);
    }

    /// <summary>The user of the tests is a member of the project, no administrator.</summary>
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Snat_IsTheAdministratorsChoice(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var info = new JsonObject { ["network_id"] = await cloud.PublicNetworkAsync(), ["enable_snat"] = true };
        var asked = new JsonObject { ["router"] = new JsonObject { ["name"] = cloud.Name, ["external_gateway_info"] = info } };
        var made = await cloud.MakeAsync("network", "/routers", asked);
        Assert.Contains("is disallowed by policy", made.Expect(403).Message, StringComparison.Ordinal);

        var router = await RouterAsync(cloud);
        var set = await cloud.Client.PutAsync("network", "/routers/" + router, asked.DeepClone());
        Assert.Contains("is disallowed by policy", set.Expect(403).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ExtraRoutes_AreAddedRemovedAndHoldTheInterface(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var subnet = await cloud.SubnetAsync(await cloud.NetworkAsync());
        var router = await RouterAsync(cloud);
        (await InterfaceAsync(cloud, router, "add", subnet)).Expect(200);
        var reachable = Routes("10.99.0.0/24", "10.61.0.77");

        Assert.Single((await cloud.Client.PutAsync("network", $"/routers/{router}/add_extraroutes", reachable.DeepClone())).Expect(200).List("router.routes"));
        Assert.Single((await cloud.Client.PutAsync("network", $"/routers/{router}/add_extraroutes", reachable.DeepClone())).Expect(200).List("router.routes"));
        Assert.Equal("RouterInterfaceInUseByRoute", (await InterfaceAsync(cloud, router, "remove", subnet)).Expect(409).ErrorType);
        Assert.Equal("InvalidRoutes", (await cloud.Client.PutAsync("network", "/routers/" + router, Routes("10.98.0.0/24", "10.1.0.1"))).Expect(400).ErrorType);
        Assert.Empty((await cloud.Client.PutAsync("network", $"/routers/{router}/remove_extraroutes", reachable)).Expect(200).List("router.routes"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task FloatingIp_FollowsPortAndHoldsRouter(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        var port = (await cloud.PortAsync(network)).Text("port.id");
        var outside = await cloud.PublicNetworkAsync();
        var free = await FloatingAsync(cloud, new() { ["floating_network_id"] = outside });
        Assert.Equal("DOWN", free.Expect(201).Text("floatingip.status"));
        Assert.Null(free["floatingip.port_id"]);
        var path = "/floatingips/" + free.Text("floatingip.id");
        Assert.Equal("ExternalGatewayForFloatingIPNotFound", (await AssociateAsync(cloud, path, port)).Expect(404).ErrorType);

        var router = await RouterAsync(cloud);
        (await SetGatewayAsync(cloud, router, outside)).Expect(200);
        (await InterfaceAsync(cloud, router, "add", subnet)).Expect(200);
        var linked = await AssociateAsync(cloud, path, port);
        Assert.Equal(router, linked.Expect(200).Text("floatingip.router_id"));
        Assert.StartsWith("10.61.0.", linked.Text("floatingip.fixed_ip_address"), StringComparison.Ordinal);
        var second = await FloatingAsync(cloud, new() { ["floating_network_id"] = outside, ["port_id"] = port });
        Assert.Equal("FloatingIPPortAlreadyAssociated", second.Expect(409).ErrorType);
        Assert.Equal("RouterInterfaceInUseByFloatingIP", (await InterfaceAsync(cloud, router, "remove", subnet)).Expect(409).ErrorType);

        (await cloud.Client.DeleteAsync("network", "/ports/" + port)).Expect(204);
        Assert.Null((await cloud.Client.GetAsync("network", path)).Expect(200)["floatingip.port_id"]);
        (await cloud.Client.DeleteAsync("network", path)).Expect(204);
        (await cloud.Client.GetAsync("network", path)).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task FloatingIp_NeedsAnExternalNetwork(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var inner = await cloud.NetworkAsync();
        var answer = await FloatingAsync(cloud, new() { ["floating_network_id"] = inner });

        Assert.Equal($"Bad floatingip request: Network {inner} is not a valid external network.", answer.Expect(400).Message);
    }

    private static async Task<string> RouterAsync(ContractCloud cloud) =>
        (await cloud.MakeAsync("network", "/routers", new JsonObject { ["router"] = new JsonObject { ["name"] = cloud.Name } })).Expect(201).Text("router.id");

    private static Task<Answer> InterfaceAsync(ContractCloud cloud, string router, string verb, string subnet) =>
        cloud.Client.PutAsync("network", $"/routers/{router}/{verb}_router_interface", new JsonObject { ["subnet_id"] = subnet });

    private static Task<Answer> SetGatewayAsync(ContractCloud cloud, string router, string network) => cloud.Client.PutAsync("network", "/routers/" + router, new JsonObject
    {
        ["router"] = new JsonObject { ["external_gateway_info"] = new JsonObject { ["network_id"] = network } },
    });

    private static Task<Answer> FloatingAsync(ContractCloud cloud, JsonObject asked) =>
        cloud.MakeAsync("network", "/floatingips", new JsonObject { ["floatingip"] = asked });

    private static Task<Answer> AssociateAsync(ContractCloud cloud, string path, string port) =>
        cloud.Client.PutAsync("network", path, new JsonObject { ["floatingip"] = new JsonObject { ["port_id"] = port } });

    private static JsonObject Routes(string destination, string nexthop) => new()
    {
        ["router"] = new JsonObject { ["routes"] = new JsonArray(new JsonObject { ["destination"] = destination, ["nexthop"] = nexthop }) },
    };
}

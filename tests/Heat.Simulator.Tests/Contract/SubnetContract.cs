namespace Heat.Simulator.Tests.Contract;

public sealed class SubnetContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewSubnet_GetsGatewayPoolsAndShowsOnItsNetwork(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = (await cloud.Client.GetAsync("network", "/subnets/" + await cloud.SubnetAsync(network))).Expect(200);

        Assert.Equal("10.61.0.1", subnet.Text("subnet.gateway_ip"));
        Assert.Equal("10.61.0.2", subnet.Text("subnet.allocation_pools.0.start"));
        Assert.Equal("10.61.0.254", subnet.Text("subnet.allocation_pools.0.end"));
        Assert.Equal("true", subnet.Text("subnet.enable_dhcp"));
        Assert.Equal("4", subnet.Text("subnet.ip_version"));
        Assert.Empty(subnet.List("subnet.dns_nameservers"));
        Assert.Empty(subnet.List("subnet.host_routes"));
        Assert.Null(subnet["subnet.ipv6_ra_mode"]);
        Assert.Equal("0", subnet.Text("subnet.revision_number"));
        Assert.Equal(subnet.Text("subnet.id"), (await cloud.Client.GetAsync("network", "/networks/" + network)).Text("network.subnets.0"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task GatewayOutsideTheBlock_LeavesThePoolWhole(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await CreateAsync(cloud, network, new() { ["cidr"] = "10.62.0.0/24", ["gateway_ip"] = "10.99.0.1" });

        Assert.Equal("10.62.0.1", subnet.Expect(201).Text("subnet.allocation_pools.0.start"));
        Assert.Equal("10.99.0.1", subnet.Text("subnet.gateway_ip"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NullGateway_IsKept(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var subnet = await CreateAsync(cloud, await cloud.NetworkAsync(), new() { ["cidr"] = "10.62.0.0/24", ["gateway_ip"] = null });

        Assert.Null(subnet.Expect(201)["subnet.gateway_ip"]);
        Assert.Equal("10.62.0.1", subnet.Text("subnet.allocation_pools.0.start"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Ipv6Slaac_TakesTheFirstAddressAsGateway(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await CreateAsync(cloud, network, new()
        {
            ["ip_version"] = 6,
            ["cidr"] = "fd00:61::/64",
            ["ipv6_ra_mode"] = "slaac",
            ["ipv6_address_mode"] = "slaac",
        });

        Assert.Equal("fd00:61::", subnet.Expect(201).Text("subnet.gateway_ip"));
        var port = await cloud.PortAsync(network);
        var mac = port.Text("port.mac_address").Split(':');
        Assert.Equal($"fd00:61::f816:3eff:fe{mac[3]}:{mac[4]}{mac[5]}".Replace(":0", ":", StringComparison.Ordinal), port.Text("port.fixed_ips.0.ip_address").Replace(":0", ":", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_AnswerTheirType(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var cases = new (JsonObject Asked, int Status, string Type)[]
        {
            (new() { ["cidr"] = "10.61.0.0/25" }, 400, "InvalidInput"),
            (new() { ["cidr"] = "bad" }, 400, "InvalidInput"),
            (new(), 400, "BadRequest"),
            (new() { ["cidr"] = "10.63.0.0/24", ["allocation_pools"] = Pool("10.64.0.1", "10.64.0.9") }, 400, "OutOfBoundsAllocationPool"),
            (new() { ["cidr"] = "10.63.0.0/24", ["allocation_pools"] = Pool("10.63.0.1", "10.63.0.9") }, 409, "GatewayConflictWithAllocationPools"),
        };
        foreach (var (asked, status, type) in cases)
        {
            Assert.Equal(type, (await CreateAsync(cloud, network, asked)).Expect(status).ErrorType);
        }

        Assert.Equal("NetworkNotFound", (await CreateAsync(cloud, Guid.NewGuid().ToString(), new() { ["cidr"] = "10.65.0.0/24" })).Expect(404).ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Update_ChangesWhatMayChange(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/subnets/" + await cloud.SubnetAsync(await cloud.NetworkAsync());
        var updated = await cloud.Client.PutAsync("network", path, new JsonObject
        {
            ["subnet"] = new JsonObject
            {
                ["dns_nameservers"] = new JsonArray("8.8.8.8"),
                ["host_routes"] = new JsonArray(new JsonObject { ["destination"] = "1.2.3.0/24", ["nexthop"] = "10.61.0.3" }),
                ["enable_dhcp"] = false,
                ["gateway_ip"] = null,
            },
        });

        Assert.Equal("8.8.8.8", updated.Expect(200).Text("subnet.dns_nameservers.0"));
        Assert.Equal("10.61.0.3", updated.Text("subnet.host_routes.0.nexthop"));
        Assert.Null(updated["subnet.gateway_ip"]);
        var refused = await cloud.Client.PutAsync("network", path, new JsonObject { ["subnet"] = new JsonObject { ["cidr"] = "10.0.0.0/24" } });
        Assert.Equal("Cannot update read-only attribute cidr", refused.Expect(400).Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task SubnetWithPort_IsNotDeleted(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        await cloud.PortAsync(network);

        Assert.Equal("SubnetInUse", (await cloud.Client.DeleteAsync("network", "/subnets/" + subnet)).Expect(409).ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task SubnetPool_GivesABlock(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var pool = (await cloud.MakeAsync("network", "/subnetpools", new JsonObject
        {
            ["subnetpool"] = new JsonObject { ["name"] = cloud.Name, ["prefixes"] = new JsonArray("10.200.0.0/16"), ["default_prefixlen"] = 24 },
        })).Expect(201);
        var subnet = await CreateAsync(cloud, await cloud.NetworkAsync(), new() { ["ip_version"] = 4, ["subnetpool_id"] = pool.Text("subnetpool.id") });

        Assert.Equal("4", pool.Text("subnetpool.ip_version"));
        Assert.Equal("24", pool.Text("subnetpool.default_prefixlen"));
        Assert.Matches(@"^10\.200\.\d+\.0/24$", subnet.Expect(201).Text("subnet.cidr"));
        Assert.Equal(pool.Text("subnetpool.id"), subnet.Text("subnet.subnetpool_id"));
    }

    private static JsonArray Pool(string start, string end) => [new JsonObject { ["start"] = start, ["end"] = end }];

    private static Task<Answer> CreateAsync(ContractCloud cloud, string network, JsonObject asked)
    {
        asked["network_id"] = network;
        asked["name"] = cloud.Name;
        asked["ip_version"] ??= 4;
        return cloud.MakeAsync("network", "/subnets", new JsonObject { ["subnet"] = asked });
    }
}

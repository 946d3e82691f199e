namespace Heat.Simulator.Tests.Contract;

public sealed class PortContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewPort_HasAddressMacAndDefaultGroup(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        var port = await cloud.PortAsync(network);
        var groups = await cloud.Client.GetAsync("network", "/security-groups?name=default");

        Assert.Equal("DOWN", port.Text("port.status"));
        Assert.Equal("", port.Text("port.device_id"));
        Assert.Equal("", port.Text("port.device_owner"));
        Assert.Equal(subnet, port.Text("port.fixed_ips.0.subnet_id"));
        Assert.StartsWith("10.61.0.", port.Text("port.fixed_ips.0.ip_address"), StringComparison.Ordinal);
        Assert.Matches("^fa:16:3e(:[0-9a-f]{2}){3}$", port.Text("port.mac_address"));
        Assert.Equal(groups.Text("security_groups.0.id"), port.Text("port.security_groups.0"));
        Assert.Equal("normal", port.Text("port.binding:vnic_type"));
        Assert.Empty(port.List("port.allowed_address_pairs"));
        Assert.Empty(port.List("port.extra_dhcp_opts"));
        Assert.Null(port["port.binding:host_id"]);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task PortOnNetworkWithoutSubnet_HasNoAddress(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        Assert.Empty((await cloud.PortAsync(await cloud.NetworkAsync())).List("port.fixed_ips"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_AnswerTheirType(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        var port = await cloud.PortAsync(network);
        var nowhere = Guid.NewGuid().ToString();
        var cases = new (JsonObject Asked, int Status, string Type)[]
        {
            (Ip(null, port.Text("port.fixed_ips.0.ip_address")), 409, "IpAddressAlreadyAllocated"),
            (Ip(null, "1.2.3.4"), 400, "InvalidIpForNetwork"),
            (Ip(subnet, "1.2.3.4"), 400, "InvalidIpForSubnet"),
            (Ip(nowhere, null), 404, "SubnetNotFound"),
            (new() { ["mac_address"] = port.Text("port.mac_address") }, 409, "MacAddressInUse"),
            (new() { ["security_groups"] = new JsonArray(nowhere) }, 404, "SecurityGroupNotFound"),
            (new() { ["network_id"] = nowhere }, 404, "NetworkNotFound"),
        };
        foreach (var (asked, status, type) in cases)
        {
            asked["network_id"] ??= network;
            var answer = await cloud.MakeAsync("network", "/ports", new JsonObject { ["port"] = asked });
            Assert.Equal(type, answer.Expect(status).ErrorType);
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Update_MovesTheAddressAndCompletesPairs(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var subnet = await cloud.SubnetAsync(network);
        var port = await cloud.PortAsync(network);
        var updated = await cloud.Client.PutAsync("network", "/ports/" + port.Text("port.id"), new JsonObject
        {
            ["port"] = new JsonObject
            {
                ["fixed_ips"] = new JsonArray(new JsonObject { ["subnet_id"] = subnet, ["ip_address"] = "10.61.0.200" }),
                ["allowed_address_pairs"] = new JsonArray(new JsonObject { ["ip_address"] = "10.61.0.9" }),
            },
        });

        Assert.Equal("10.61.0.200", updated.Expect(200).Text("port.fixed_ips.0.ip_address"));
        Assert.Equal(port.Text("port.mac_address"), updated.Text("port.allowed_address_pairs.0.mac_address"));
        Assert.Single((await cloud.Client.GetAsync("network", $"/ports?network_id={network}&fixed_ips=ip_address=10.61.0.200")).List("ports"));
        Assert.Empty((await cloud.Client.GetAsync("network", $"/ports?network_id={network}&fixed_ips=ip_address=10.61.0.201")).List("ports"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task PortSecurity_CannotBeTakenFromAPortWithGroups(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var path = "/ports/" + (await cloud.PortAsync(network)).Text("port.id");

        var refused = await cloud.Client.PutAsync("network", path, Port(new() { ["port_security_enabled"] = false }));
        Assert.Equal("PortSecurityPortHasSecurityGroup", refused.Expect(409).ErrorType);
        var accepted = await cloud.Client.PutAsync("network", path, Port(new() { ["port_security_enabled"] = false, ["security_groups"] = new JsonArray() }));
        Assert.Empty(accepted.Expect(200).List("port.security_groups"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task UplinkStatus_IsChangedOnlyWhereTheCloudSaysThatItCanBe(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/ports/" + (await cloud.PortAsync(await cloud.NetworkAsync())).Text("port.id");
        var isUpdatable = (await cloud.Client.GetAsync("network", "/extensions/uplink-status-propagation-updatable")).Status == 200;
        var changed = await cloud.Client.PutAsync("network", path, Port(new() { ["propagate_uplink_status"] = false }));

        if (isUpdatable)
        {
            Assert.Equal("false", changed.Expect(200).Text("port.propagate_uplink_status"));
        }
        else
        {
            changed.Expect(400);
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ManyAtOnce_AreAllMadeOrNone(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var two = new JsonArray(new JsonObject { ["network_id"] = network, ["name"] = "a" }, new JsonObject { ["network_id"] = network, ["name"] = "b" });
        var made = await cloud.Client.PostAsync("network", "/ports", new JsonObject { ["ports"] = two });

        Assert.Equal(2, made.Expect(201).List("ports").Count);
        var broken = new JsonArray(new JsonObject { ["network_id"] = network }, new JsonObject { ["network_id"] = network, ["fixed_ips"] = new JsonArray(new JsonObject { ["ip_address"] = "1.2.3.4" }) });
        (await cloud.Client.PostAsync("network", "/ports", new JsonObject { ["ports"] = broken })).Expect(400);
        Assert.Equal(2, (await cloud.Client.GetAsync("network", "/ports?network_id=" + network)).List("ports").Count);
        foreach (var port in made.List("ports"))
        {
            (await cloud.Client.DeleteAsync("network", "/ports/" + port!["id"])).Expect(204);
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Pages_FollowNextLinksAndNameEachPortOnce(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        for (var index = 0; index < 5; index++)
        {
            await cloud.PortAsync(network);
        }

        var seen = new List<string>();
        var next = $"/ports?network_id={network}&limit=2&fields=id";
        while (next is not null)
        {
            var page = (await cloud.Client.GetAsync("network", next)).Expect(200);
            seen.AddRange(page.List("ports").Select(port => port!["id"]!.ToString()));
            Assert.All(page.List("ports"), port => Assert.Single(port!.AsObject()));
            next = page.List("ports_links").FirstOrDefault(link => link!["rel"]!.ToString() == "next")?["href"]!.ToString();
        }

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal("PortNotFound", (await cloud.Client.GetAsync("network", $"/ports?limit=2&marker={Guid.NewGuid()}")).Expect(404).ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Filters_TakeSeveralValuesAndUnknownOnesFilterNothing(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var first = (await cloud.PortAsync(network)).Text("port.id");
        var second = (await cloud.PortAsync(network)).Text("port.id");

        Assert.Equal(2, (await cloud.Client.GetAsync("network", $"/ports?id={first}&id={second}")).List("ports").Count);
        Assert.Single((await cloud.Client.GetAsync("network", $"/ports?id={first}&network_id={network}")).List("ports"));
        Assert.Empty((await cloud.Client.GetAsync("network", $"/ports?network_id={network}&name=other")).List("ports"));
        Assert.Equal(2, (await cloud.Client.GetAsync("network", $"/ports?network_id={network}&bogus=1")).List("ports").Count);
        Assert.Equal(2, (await cloud.Client.GetAsync("network", $"/ports?network_id={network}&admin_state_up=True")).List("ports").Count);
    }

    private static JsonObject Ip(string? subnet, string? address)
    {
        var ip = new JsonObject();
        if (subnet is not null)
        {
            ip["subnet_id"] = subnet;
        }

        if (address is not null)
        {
            ip["ip_address"] = address;
        }

        return new JsonObject { ["fixed_ips"] = new JsonArray(ip) };
    }

    private static JsonObject Port(JsonObject body) => new() { ["port"] = body };
}

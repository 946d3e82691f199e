namespace Heat.Simulator.Tests.Contract;

public sealed class SecurityGroupContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewGroup_HasTwoEgressRules(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = await GroupAsync(cloud);

        var rules = group.List("security_group.security_group_rules");
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Equal("egress", rule!["direction"]!.ToString()));
        Assert.Equal(["IPv4", "IPv6"], rules.Select(rule => rule!["ethertype"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.Null(rule!["protocol"]));
        Assert.Equal("true", group.Text("security_group.stateful"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task DefaultGroup_HasFourRulesAndCannotBeMadeAgain(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var groups = await cloud.Client.GetAsync("network", "/security-groups?name=default");

        Assert.True(groups.List("security_groups.0.security_group_rules").Count >= 4);
        var again = await cloud.MakeAsync("network", "/security-groups", new JsonObject { ["security_group"] = new JsonObject { ["name"] = "default" } });
        Assert.Equal("SecurityGroupDefaultAlreadyExists", again.Expect(409).ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Rule_IsShownInItsGroupAndRefusedTwice(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = (await GroupAsync(cloud)).Text("security_group.id");
        var ssh = new JsonObject { ["protocol"] = "tcp", ["port_range_min"] = 22, ["port_range_max"] = 22, ["remote_ip_prefix"] = "10.0.0.0/8" };
        var rule = await RuleAsync(cloud, group, ssh.DeepClone().AsObject());

        Assert.Equal("IPv4", rule.Expect(201).Text("security_group_rule.ethertype"));
        Assert.Equal("10.0.0.0/8", rule.Text("security_group_rule.normalized_cidr"));
        var twice = await RuleAsync(cloud, group, ssh.DeepClone().AsObject());
        Assert.Equal("SecurityGroupRuleExists", twice.Expect(409).ErrorType);
        Assert.Equal($"Security group rule already exists. Rule id is {rule.Text("security_group_rule.id")}.", twice.Message);
        Assert.Equal(3, (await cloud.Client.GetAsync("network", "/security-groups/" + group)).List("security_group.security_group_rules").Count);
        (await cloud.Client.DeleteAsync("network", "/security-group-rules/" + rule.Text("security_group_rule.id"))).Expect(204);
        Assert.Equal(2, (await cloud.Client.GetAsync("network", "/security-group-rules?security_group_id=" + group)).List("security_group_rules").Count);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Protocols_AreNormalised(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = (await GroupAsync(cloud)).Text("security_group.id");

        var number = await RuleAsync(cloud, group, new() { ["protocol"] = 6, ["port_range_min"] = 20, ["port_range_max"] = 22 });
        Assert.Equal("6", number.Expect(201).Text("security_group_rule.protocol"));
        var icmp = await RuleAsync(cloud, group, new() { ["protocol"] = "icmp", ["ethertype"] = "IPv6" });
        Assert.Equal("ipv6-icmp", icmp.Expect(201).Text("security_group_rule.protocol"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_AnswerTheirType(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = (await GroupAsync(cloud)).Text("security_group.id");

        Assert.Equal("SecurityGroupInvalidPortRange", (await RuleAsync(cloud, group, new() { ["protocol"] = "tcp", ["port_range_min"] = 30, ["port_range_max"] = 22 })).Expect(400).ErrorType);
        Assert.Equal("SecurityGroupProtocolRequiredWithPorts", (await RuleAsync(cloud, group, new() { ["port_range_min"] = 20, ["port_range_max"] = 22 })).Expect(400).ErrorType);
        Assert.Equal("HTTPBadRequest", (await RuleAsync(cloud, group, new() { ["direction"] = "in" })).Expect(400).ErrorType);
        Assert.Equal("SecurityGroupNotFound", (await RuleAsync(cloud, Guid.NewGuid().ToString(), new())).Expect(404).ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ManyRules_AreMadeAtOnce(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = (await GroupAsync(cloud)).Text("security_group.id");
        var rules = new JsonArray("udp", "tcp").Select(protocol => new JsonObject { ["security_group_id"] = group, ["direction"] = "ingress", ["protocol"] = protocol!.ToString() });
        var made = await cloud.Client.PostAsync("network", "/security-group-rules", new JsonObject { ["security_group_rules"] = new JsonArray([.. rules]) });

        Assert.Equal(2, made.Expect(201).List("security_group_rules").Count);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task GroupOfAPort_IsNotDeleted(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        await cloud.SubnetAsync(network);
        var group = (await GroupAsync(cloud)).Text("security_group.id");
        var port = (await cloud.PortAsync(network)).Text("port.id");
        (await cloud.Client.PutAsync("network", "/ports/" + port, new JsonObject { ["port"] = new JsonObject { ["security_groups"] = new JsonArray(group) } })).Expect(200);
        var answer = await cloud.Client.DeleteAsync("network", "/security-groups/" + group);

        Assert.Equal("SecurityGroupInUse", answer.Expect(409).ErrorType);
        Assert.Equal($"Security Group {group} in use.", answer.Message);
    }

    private static async Task<Answer> GroupAsync(ContractCloud cloud) =>
        (await cloud.MakeAsync("network", "/security-groups", new JsonObject { ["security_group"] = new JsonObject { ["name"] = cloud.Name } })).Expect(201);

    private static Task<Answer> RuleAsync(ContractCloud cloud, string group, JsonObject asked)
    {
        asked["security_group_id"] = group;
        asked["direction"] ??= "ingress";
        return cloud.MakeAsync("network", "/security-group-rules", new JsonObject { ["security_group_rule"] = asked });
    }
}

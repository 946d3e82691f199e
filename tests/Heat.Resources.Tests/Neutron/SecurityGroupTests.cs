using System.Text.Json.Nodes;

namespace Heat.Resources.Tests.Neutron;

public sealed class SecurityGroupTests
{
    private const string Web = """{"rules":[{"protocol":"tcp","port_range_min":80,"port_range_max":80}]}""";

    [Fact]
    public async Task WithoutEgressRule_TrafficMayLeave()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", Web);

        Assert.Equal(["egress IPv4 ", "egress IPv6 ", "ingress IPv4 tcp"], await RulesAsync(cloud, group.Id));
    }

    [Fact]
    public async Task WithEgressRule_OnlyThatTrafficMayLeave()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", """{"rules":[{"direction":"egress","protocol":"udp"}]}""");

        Assert.Equal(["egress IPv4 udp"], await RulesAsync(cloud, group.Id));
    }

    [Fact]
    public async Task LastEgressRuleTakenAway_TrafficMayLeaveAgain()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", """{"rules":[{"direction":"egress","protocol":"udp"}]}""");

        await group.UpdateAsync("{}");

        Assert.Equal(["egress IPv4 ", "egress IPv6 "], await RulesAsync(cloud, group.Id));
    }

    [Fact]
    public async Task UnchangedRules_KeepTheirIds()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", Web);
        var before = await RuleIdsAsync(cloud, group.Id);

        await group.UpdateAsync("""{"rules":[{"protocol":"tcp","port_range_min":80,"port_range_max":80},{"protocol":"icmp"}]}""");

        var after = await RuleIdsAsync(cloud, group.Id);
        Assert.Superset(before, after);
        Assert.Equal(before.Count + 1, after.Count);
    }

    [Fact]
    public async Task SameRuleTwice_IsMadeOnce()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", """{"rules":[{"protocol":"icmp"},{"protocol":"1"}]}""");

        Assert.Equal(3, (await RuleIdsAsync(cloud, group.Id)).Count);
    }

    [Fact]
    public async Task GroupWithoutRules_LeavesThoseOfOtherResourcesAlone()
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup");
        await cloud.CreatedAsync("OS::Neutron::SecurityGroupRule", $$"""{"security_group":"{{group.Id}}","protocol":"icmp"}""");

        await group.ObserveAsync();

        Assert.Empty(group.Drift());
    }

    [Theory]
    [InlineData("""{"protocol":"tcp","port_range_min":81,"port_range_max":81}""")]
    [InlineData("""{"direction":"egress","protocol":"tcp"}""")]
    public async Task RuleAddedBehindOurBack_IsSeenAndRemoved(string rule)
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", Web);
        var body = JsonNode.Parse(rule)!.AsObject();
        body["security_group_id"] = group.Id;
        body["direction"] ??= "ingress";
        await cloud.Session.Service("network").PostAsync(
            "v2.0/security-group-rules", new JsonObject { ["security_group_rule"] = body }, CancellationToken.None);

        await group.ObserveAsync();
        Assert.Equal(["rules"], group.Drift());

        await group.RepairAsync();
        Assert.Equal(3, (await RuleIdsAsync(cloud, group.Id)).Count);
    }

    [Theory]
    [InlineData("ingress")]
    [InlineData("egress")]
    public async Task RuleRemovedBehindOurBack_IsSeenAndPutBack(string direction)
    {
        await using var cloud = await TestCloud.StartAsync();
        var group = await cloud.CreatedAsync("OS::Neutron::SecurityGroup", Web);
        var live = await cloud.GetAsync("network", $"v2.0/security-groups/{group.Id}", "security_group");
        foreach (var rule in live["security_group_rules"]!.AsArray().Where(rule => rule!["direction"]!.GetValue<string>() == direction))
        {
            cloud.Simulator.Delete("security-group-rules", rule!["id"]!.GetValue<string>());
        }

        await group.ObserveAsync();
        Assert.Equal(["rules"], group.Drift());

        await group.RepairAsync();
        await group.ObserveAsync();
        Assert.Empty(group.Drift());
        Assert.Equal(3, (await RuleIdsAsync(cloud, group.Id)).Count);
    }

    private static async Task<IEnumerable<string>> RulesAsync(TestCloud cloud, string group) =>
        (await LiveRulesAsync(cloud, group)).Select(rule => $"{rule["direction"]} {rule["ethertype"]} {rule["protocol"]}").Order(StringComparer.Ordinal);

    private static async Task<HashSet<string>> RuleIdsAsync(TestCloud cloud, string group) =>
        [.. (await LiveRulesAsync(cloud, group)).Select(rule => rule["id"]!.GetValue<string>())];

    private static async Task<IEnumerable<JsonObject>> LiveRulesAsync(TestCloud cloud, string group) =>
        (await cloud.GetAsync("network", $"v2.0/security-groups/{group}", "security_group"))["security_group_rules"]!.AsArray().OfType<JsonObject>();
}

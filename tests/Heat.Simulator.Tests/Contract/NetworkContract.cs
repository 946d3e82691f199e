namespace Heat.Simulator.Tests.Contract;

public sealed class NetworkContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NewNetwork_HasDefaults(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = (await cloud.Client.GetAsync("network", "/networks/" + await cloud.NetworkAsync())).Expect(200);

        Assert.Equal("ACTIVE", network.Text("network.status"));
        Assert.Equal("true", network.Text("network.admin_state_up"));
        Assert.Equal("false", network.Text("network.shared"));
        Assert.Equal("false", network.Text("network.router:external"));
        Assert.Equal("true", network.Text("network.port_security_enabled"));
        Assert.Equal(cloud.Client.ProjectId, network.Text("network.project_id"));
        Assert.Equal(cloud.Client.ProjectId, network.Text("network.tenant_id"));
        Assert.Empty(network.List("network.subnets"));
        Assert.Empty(network.List("network.tags"));
        Assert.Equal("1", network.Text("network.revision_number"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", network.Text("network.created_at"));
        Assert.Null(network["network.provider:network_type"]);
        Assert.NotEmpty(network.Header("X-Openstack-Request-Id"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Update_CountsTheRevisionAndAnswersTheWhole(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = await cloud.NetworkAsync();
        var updated = await cloud.Client.PutAsync("network", "/networks/" + id, new JsonObject { ["network"] = new JsonObject { ["description"] = "d" } });

        Assert.Equal("d", updated.Expect(200).Text("network.description"));
        Assert.Equal("2", updated.Text("network.revision_number"));
        Assert.Equal(cloud.Name, updated.Text("network.name"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Absent_Answers404WithTypeAndSentence(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        const string Id = "00000000-0000-4000-8000-000000000000";
        var expected = new (string Path, string Type, string Message)[]
        {
            ("/networks/", "NetworkNotFound", $"Network {Id} could not be found."),
            ("/subnets/", "SubnetNotFound", $"Subnet {Id} could not be found."),
            ("/ports/", "PortNotFound", $"Port {Id} could not be found."),
            ("/routers/", "RouterNotFound", $"Router {Id} could not be found"),
            ("/floatingips/", "FloatingIPNotFound", $"Floating IP {Id} could not be found"),
            ("/security-groups/", "SecurityGroupNotFound", $"Security group {Id} does not exist"),
            ("/security-group-rules/", "SecurityGroupRuleNotFound", $"Security group rule {Id} does not exist"),
        };
        foreach (var (path, type, message) in expected)
        {
            foreach (var answer in new[] { await cloud.Client.GetAsync("network", path + Id), await cloud.Client.DeleteAsync("network", path + Id) })
            {
                answer.Expect(404);
                Assert.Equal(type, answer.ErrorType);
                Assert.Equal(message, answer.Message);
                Assert.Equal("", answer.Text("NeutronError.detail"));
            }
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task DeletedNetwork_IsGoneAtOnceAndDeletedTwiceIs404(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/networks/" + await cloud.NetworkAsync();

        (await cloud.Client.DeleteAsync("network", path)).Expect(204);
        (await cloud.Client.GetAsync("network", path)).Expect(404);
        (await cloud.Client.DeleteAsync("network", path)).Expect(404);
        (await cloud.Client.PutAsync("network", path, new JsonObject { ["network"] = new JsonObject { ["name"] = "x" } })).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task NetworkWithPort_IsNotDeleted(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = await cloud.NetworkAsync();
        var port = (await cloud.PortAsync(network)).Text("port.id");
        var answer = await cloud.Client.DeleteAsync("network", "/networks/" + network);

        answer.Expect(409);
        Assert.Equal("NetworkInUse", answer.ErrorType);
        Assert.Contains(port, answer.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Mistakes_Answer400(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = await cloud.NetworkAsync();
        var create = (JsonObject body) => cloud.MakeAsync("network", "/networks", body);
        var update = (JsonObject body) => cloud.Client.PutAsync("network", "/networks/" + id, new JsonObject { ["network"] = body });

        Assert.Equal("Unrecognized attribute(s) 'bogus'", (await create(new() { ["network"] = new JsonObject { ["bogus"] = 1 } })).Expect(400).Message);
        Assert.Equal("Invalid input for name. Reason: '5' is not a valid string.", (await create(new() { ["network"] = new JsonObject { ["name"] = 5 } })).Expect(400).Message);
        Assert.Equal("Unable to find 'network' in request body", (await create(new() { ["net"] = new JsonObject() })).Expect(400).Message);
        Assert.Equal("Cannot update read-only attribute id", (await update(new() { ["id"] = "x" })).Expect(400).Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task SharedNetwork_IsForAdministratorsOnly(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.MakeAsync("network", "/networks", new JsonObject { ["network"] = new JsonObject { ["shared"] = true } });

        answer.Expect(403);
        Assert.Equal("PolicyNotAuthorized", answer.ErrorType);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Tags_AreReplacedAddedAskedAndRemoved(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = "/networks/" + await cloud.NetworkAsync();
        var replaced = await cloud.Client.PutAsync("network", path + "/tags", new JsonObject { ["tags"] = new JsonArray("a", cloud.Name) });

        Assert.Equal(2, replaced.Expect(200).List("tags").Count);
        (await cloud.Client.CallAsync(HttpMethod.Put, "network", path + "/tags/c", null, null)).Expect(201);
        (await cloud.Client.GetAsync("network", path + "/tags/c")).Expect(204);
        (await cloud.Client.DeleteAsync("network", path + "/tags/c")).Expect(204);
        Assert.Equal("TagNotFound", (await cloud.Client.DeleteAsync("network", path + "/tags/c")).Expect(404).ErrorType);
        Assert.Single((await cloud.Client.GetAsync("network", "/networks?tags=a," + cloud.Name)).List("networks"));
        Assert.Empty((await cloud.Client.GetAsync("network", "/networks?tags=c," + cloud.Name)).List("networks"));
        Assert.Single((await cloud.Client.GetAsync("network", "/networks?tags-any=c," + cloud.Name)).List("networks"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ExternalNetwork_IsSeenByMembers(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var network = (await cloud.Client.GetAsync("network", "/networks/" + await cloud.PublicNetworkAsync())).Expect(200);

        Assert.Equal("public", network.Text("network.name"));
        Assert.Equal("true", network.Text("network.router:external"));
        Assert.NotEqual(cloud.Client.ProjectId, network.Text("network.project_id"));
    }
}

namespace Heat.Simulator.Tests.Contract;

public sealed class ComputeContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task KeyPair_IsGeneratedOnceAndShownWithoutPrivateHalf(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var body = new JsonObject { ["keypair"] = new JsonObject { ["name"] = cloud.Name } };
        var made = await cloud.MakeAsync("compute", "/os-keypairs", body);

        Assert.StartsWith("-----BEGIN", made.Expect(200).Text("keypair.private_key"), StringComparison.Ordinal);
        Assert.StartsWith("ssh-rsa ", made.Text("keypair.public_key"), StringComparison.Ordinal);
        Assert.Matches("^([0-9a-f]{2}:){15}[0-9a-f]{2}$", made.Text("keypair.fingerprint"));
        Assert.Equal($"Key pair '{cloud.Name}' already exists.", (await cloud.Client.PostAsync("compute", "/os-keypairs", body.DeepClone())).Expect(409).Message);
        var shown = await cloud.Client.GetAsync("compute", "/os-keypairs/" + cloud.Name);
        Assert.Null(shown.Expect(200)["keypair.private_key"]);
        Assert.Equal(made.Text("keypair.fingerprint"), shown.Text("keypair.fingerprint"));
        (await cloud.Client.DeleteAsync("compute", "/os-keypairs/" + cloud.Name)).Expect(202);
        var gone = await cloud.Client.GetAsync("compute", "/os-keypairs/" + cloud.Name);
        Assert.Equal($"Keypair {cloud.Name} not found for user {cloud.Client.UserId}", gone.Expect(404).Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task KeyPair_FollowsTheMicroversion(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var body = new JsonObject { ["keypair"] = new JsonObject { ["name"] = cloud.Name } };

        Assert.Contains("'public_key' is a required property", (await cloud.MakeAsync("compute", "/os-keypairs", body, "compute 2.92")).Expect(400).Message, StringComparison.Ordinal);
        var made = await cloud.MakeAsync("compute", "/os-keypairs", body, "compute 2.2");
        Assert.Equal("ssh", made.Expect(201).Text("keypair.type"));
        (await cloud.Client.DeleteAsync("compute", "/os-keypairs/" + cloud.Name, "compute 2.2")).Expect(204);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task KeyPair_OfNoPublicKeyIsRefused(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        string[] none =
        [
            "junk", "ssh-rsa junk", "ssh-rsa AAAAB3NzaC1yc2E=", "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGhlYXQtb3BlcmF0b3Itc2FtcGxlLXB1YmxpYy1rZXkh",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhlYXQtb3BlcmF0b3It",
        ];
        foreach (var key in none)
        {
            var body = new JsonObject { ["keypair"] = new JsonObject { ["name"] = cloud.Name, ["public_key"] = key } };
            var answer = await cloud.MakeAsync("compute", "/os-keypairs", body);
            Assert.Equal("Keypair data is invalid: failed to generate fingerprint", answer.Expect(400).Message);
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Flavors_AreListedAndShown(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = await cloud.FlavorAsync("m1.nano");
        var old = await cloud.Client.GetAsync("compute", "/flavors/" + id);
        var recent = await cloud.Client.GetAsync("compute", "/flavors/" + id, "compute 2.61");

        Assert.Equal("64", old.Expect(200).Text("flavor.ram"));
        Assert.Equal("1", old.Text("flavor.vcpus"));
        Assert.Null(old["flavor.extra_specs"]);
        Assert.NotNull(recent.Expect(200)["flavor.extra_specs"]);
        Assert.Equal("Flavor nope could not be found.", (await cloud.Client.GetAsync("compute", "/flavors/nope")).Expect(404).Message);
        var page = await cloud.Client.GetAsync("compute", "/flavors/detail?limit=1");
        Assert.Equal("next", page.Text("flavors_links.0.rel"));
        Assert.Equal(await cloud.FlavorAsync("m1.small"), (await cloud.Client.GetAsync("compute", "/flavors/" + await cloud.FlavorAsync("m1.small"))).Text("flavor.id"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ServerGroup_HasPoliciesThenPolicy(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var old = await cloud.MakeAsync("compute", "/os-server-groups", Group(cloud, new() { ["policies"] = new JsonArray("anti-affinity") }));
        var recent = await cloud.MakeAsync("compute", "/os-server-groups", Group(cloud, new() { ["policy"] = "affinity" }), "compute 2.64");

        Assert.Equal("anti-affinity", old.Expect(200).Text("server_group.policies.0"));
        Assert.Empty(old.List("server_group.members"));
        Assert.Equal("affinity", recent.Expect(200).Text("server_group.policy"));
        Assert.Equal(cloud.Client.ProjectId, recent.Text("server_group.project_id"));
        (await cloud.MakeAsync("compute", "/os-server-groups", Group(cloud, new() { ["policy"] = "no-such" }), "compute 2.64")).Expect(400);
        (await cloud.Client.DeleteAsync("compute", "/os-server-groups/" + old.Text("server_group.id"))).Expect(204);
        var gone = await cloud.Client.GetAsync("compute", "/os-server-groups/" + old.Text("server_group.id"));
        Assert.Equal($"Instance group {old.Text("server_group.id")} could not be found.", gone.Expect(404).Message);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ServerInGroup_IsAMember(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var group = (await cloud.MakeAsync("compute", "/os-server-groups", Group(cloud, new() { ["policies"] = new JsonArray("soft-affinity") }), "compute 2.15")).Expect(200).Text("server_group.id");
        var body = new JsonObject
        {
            ["server"] = new JsonObject
            {
                ["name"] = cloud.Name,
                ["flavorRef"] = await cloud.FlavorAsync("m1.nano"),
                ["imageRef"] = await cloud.ImageAsync(),
                ["networks"] = "none",
            },
            ["os:scheduler_hints"] = new JsonObject { ["group"] = group },
        };
        var server = (await cloud.MakeAsync("compute", "/servers", body, "compute 2.79")).Expect(202).Text("server.id");

        var active = await cloud.UntilStatusAsync("compute", "/servers/" + server, "server", "ACTIVE", "compute 2.79");
        Assert.Equal(group, active.Text("server.server_groups.0"));
        Assert.Equal(server, (await cloud.Client.GetAsync("compute", "/os-server-groups/" + group)).Text("server_group.members.0"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task AboutCompute_VersionsLimitsZonesAndQuotas(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var version = await cloud.Client.GetAsync("compute", "/");

        Assert.Equal("v2.1", version.Expect(200).Text("version.id"));
        Assert.Equal("2.1", version.Text("version.min_version"));
        Assert.True(int.Parse(version.Text("version.version").Split('.')[1], System.Globalization.CultureInfo.InvariantCulture) >= 96);
        Assert.NotNull((await cloud.Client.GetAsync("compute", "/limits")).Expect(200)["limits.absolute.maxTotalInstances"]);
        Assert.Equal("nova", (await cloud.Client.GetAsync("compute", "/os-availability-zone")).Expect(200).Text("availabilityZoneInfo.0.zoneName"));
        Assert.NotNull((await cloud.Client.GetAsync("compute", "/os-quota-sets/" + cloud.Client.ProjectId)).Expect(200)["quota_set.instances"]);
        Assert.NotNull((await cloud.Client.GetAsync("network", "/quotas/" + cloud.Client.ProjectId)).Expect(200)["quota.port"]);
        Assert.Contains((await cloud.Client.GetAsync("network", "/extensions")).Expect(200).List("extensions"), extension => extension!["alias"]!.ToString() == "standard-attr-tag");
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Images_AreFoundByNameAndId(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var id = await cloud.ImageAsync();
        var image = await cloud.Client.GetAsync("image", "/images/" + id);

        Assert.Equal("active", image.Expect(200).Text("status"));
        Assert.Equal("public", image.Text("visibility"));
        Assert.Equal("/v2/images/" + id, image.Text("self"));
        Assert.Empty((await cloud.Client.GetAsync("image", "/images?name=no-such-image")).Expect(200).List("images"));
        Assert.Equal("404 Not Found", (await cloud.Client.GetAsync("image", "/images/nope")).Expect(404).Text("code"));
        Assert.NotNull((await cloud.Client.GetAsync("image", "/images?limit=1")).Expect(200)["next"]);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ImageError_IsTextUnlessJsonIsAskedFor(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.Client.GetPlainAsync("image", "/images/nope");

        Assert.StartsWith("404 Not Found", answer.Expect(404).Body!.ToString(), StringComparison.Ordinal);
    }

    private static JsonObject Group(ContractCloud cloud, JsonObject body)
    {
        body["name"] = cloud.Name;
        return new JsonObject { ["server_group"] = body };
    }
}

namespace Heat.Simulator.Tests.Hosting;

public sealed class ProjectTests
{
    [Fact]
    public async Task Projects_DoNotSeeEachOther()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, subnet) = await test.NetworkAsync();
        var server = await test.ServerAsync("none");
        var volume = (await test.Client.PostAsync("volume", "/volumes", JsonNode.Parse("""{"volume":{"size":1}}""")!)).Expect(202).Text("volume.id");
        var other = await test.LogInAsync("alt_demo");

        (await other.GetAsync("network", "/networks/" + network)).Expect(404);
        (await other.GetAsync("network", "/subnets/" + subnet)).Expect(404);
        (await other.DeleteAsync("compute", "/servers/" + server)).Expect(404);
        (await other.GetAsync("volume", "/volumes/" + volume)).Expect(404);
        Assert.Equal(["public"], (await other.GetAsync("network", "/networks")).List("networks").Select(one => one!["name"]!.ToString()));
        Assert.Empty((await other.GetAsync("compute", "/servers")).List("servers"));
        Assert.Empty((await other.GetAsync("network", "/networks?id=" + network)).List("networks"));
    }

    [Fact]
    public async Task Administrator_SeesAllNetworksAndAllServersWhenAsked()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, _) = await test.NetworkAsync();
        await test.ServerAsync("none");
        var admin = await test.LogInAsync("admin");

        var shown = (await admin.GetAsync("network", "/networks/" + network)).Expect(200);
        Assert.Equal("geneve", shown.Text("network.provider:network_type"));
        Assert.Empty((await admin.GetAsync("compute", "/servers")).List("servers"));
        Assert.Single((await admin.GetAsync("compute", "/servers?all_tenants=1")).List("servers"));
        (await test.Client.GetAsync("compute", "/servers?all_tenants=1")).Expect(403);
    }

    [Fact]
    public async Task ExtraProjects_HaveAUserAndACloudEach()
    {
        await using var test = await TestCloud.StartAsync(options => options.ExtraProjects = ["team-1", "team-2"]);
        var client = await test.LogInAsync("team-2");

        (await client.GetAsync("network", "/networks")).Expect(200);
        Assert.Contains("  team-1:\n", test.Cloud.CloudsYaml, StringComparison.Ordinal);
        Assert.Contains($"auth_url: {test.Cloud.AuthUrl}", test.Cloud.CloudsYaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedPassword_EndsTheUsersTokens()
    {
        await using var test = await TestCloud.StartAsync();
        Assert.True(test.Cloud.ChangePassword("demo", "new-secret"));

        (await test.Client.GetAsync("network", "/networks")).Expect(401);
        (await test.Client.LogInAsync("demo", test.Cloud.Options.Password, "demo")).Expect(401);
        (await test.Client.LogInAsync("demo", "new-secret", "demo")).Expect(201);
        Assert.False(test.Cloud.ChangePassword("nobody", "x"));
    }

    [Fact]
    public async Task RevokedTokens_AreThoseOfTheUserOnly()
    {
        await using var test = await TestCloud.StartAsync();
        var admin = await test.LogInAsync("admin");

        Assert.Equal(1, test.Cloud.RevokeTokens("demo"));
        (await test.Client.GetAsync("network", "/networks")).Expect(401);
        (await admin.GetAsync("network", "/networks")).Expect(200);
        Assert.Equal(1, test.Cloud.RevokeTokens());
    }
}

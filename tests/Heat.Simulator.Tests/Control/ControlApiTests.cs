using Heat.Simulator.Faults;

namespace Heat.Simulator.Tests.Control;

public sealed class ControlApiTests
{
    [Fact]
    public async Task Options_AreReadAndChanged()
    {
        await using var test = await TestCloud.StartAsync();
        var changed = await ControlAsync(test, HttpMethod.Patch, "options", """
            {"latencyJitter":0,"pageSize":3,"tokenLifetime":1000,"computeMicroversion":60,"volumeMicroversion":50,"quotas":{"port":4},"buildTimes":{"server":1500,"volume":10}}
            """);

        Assert.Equal("3", changed.Expect(200).Text("pageSize"));
        Assert.Equal("1500", changed.Text("buildTimes.server"));
        Assert.Equal(TimeSpan.FromSeconds(1.5), test.Cloud.Options.BuildTimes.Server);
        Assert.Equal(4, test.Cloud.Options.Quotas["port"]);
        (await test.Client.GetAsync("compute", "/servers", "compute 2.61")).Expect(406);
        var unknown = await ControlAsync(test, HttpMethod.Patch, "options", """{"bogus":1}""");
        Assert.Equal("There is no option bogus.", unknown.Expect(400).Text("error"));
    }

    [Fact]
    public async Task Faults_AreAddedShownAndCleared()
    {
        await using var test = await TestCloud.StartAsync();
        var added = await ControlAsync(test, HttpMethod.Post, "faults", """{"service":"network","path":"/ports","kind":"DropAfterCommit","times":3}""");

        added.Expect(200);
        var rule = Assert.Single(test.Cloud.Faults.Rules);
        Assert.Equal(FaultKind.DropAfterCommit, rule.Kind);
        Assert.Equal(3, rule.Times);
        Assert.Equal("network", (await ControlAsync(test, HttpMethod.Get, "faults")).Expect(200).Body![0]!["service"]!.ToString());
        (await ControlAsync(test, HttpMethod.Delete, "faults")).Expect(204);
        Assert.Empty(test.Cloud.Faults.Rules);
        (await ControlAsync(test, HttpMethod.Post, "faults", """{"path":"("}""")).Expect(400);
        (await ControlAsync(test, HttpMethod.Post, "faults", """{"kind":"NoSuchKind"}""")).Expect(400);
    }

    [Fact]
    public async Task Calls_AreTold()
    {
        await using var test = await TestCloud.StartAsync();
        (await ControlAsync(test, HttpMethod.Delete, "calls")).Expect(204);
        await test.Client.GetAsync("network", "/networks");
        var calls = await ControlAsync(test, HttpMethod.Get, "calls");

        Assert.Equal("1", calls.Expect(200).Text("total"));
        Assert.Equal("/v2.0/networks", calls.Text("calls.0.path"));
    }

    [Fact]
    public async Task Objects_AreCountedChangedAndDeleted()
    {
        await using var test = await TestCloud.StartAsync();
        var (network, subnet) = await test.NetworkAsync();
        var objects = await ControlAsync(test, HttpMethod.Get, "objects?project=demo");

        Assert.Equal("1", objects.Expect(200).Text("counts.networks"));
        Assert.Equal("1", objects.Text("counts.subnets"));
        Assert.Equal("net", (await ControlAsync(test, HttpMethod.Get, "objects?kind=networks&project=demo")).Text("objects.0.name"));
        (await ControlAsync(test, HttpMethod.Patch, $"objects/networks/{network}", """{"description":"drifted"}""")).Expect(204);
        Assert.Equal("drifted", (await test.Client.GetAsync("network", "/networks/" + network)).Text("network.description"));
        (await ControlAsync(test, HttpMethod.Delete, "objects/subnets/" + subnet)).Expect(204);
        Assert.Empty((await test.Client.GetAsync("network", "/networks/" + network)).List("network.subnets"));
        (await ControlAsync(test, HttpMethod.Delete, "objects/subnets/" + subnet)).Expect(404);
    }

    [Fact]
    public async Task UsersAndReset_AreControlled()
    {
        await using var test = await TestCloud.StartAsync();
        await test.NetworkAsync();
        Assert.Equal("1", (await ControlAsync(test, HttpMethod.Post, "revoke-tokens", """{"user":"demo"}""")).Expect(200).Text("revoked"));
        (await ControlAsync(test, HttpMethod.Post, "change-password", """{"user":"demo","password":"p2"}""")).Expect(204);
        (await test.Client.LogInAsync("demo", "p2", "demo")).Expect(201);
        (await ControlAsync(test, HttpMethod.Post, "change-password", """{"user":"demo"}""")).Expect(400);

        (await ControlAsync(test, HttpMethod.Post, "reset")).Expect(204);
        Assert.DoesNotContain(test.Cloud.Objects("networks"), one => one.Project == "demo");
        (await test.Client.GetAsync("network", "/networks")).Expect(401);
        (await test.Client.LogInAsync("demo", test.Cloud.Options.Password, "demo")).Expect(201);
    }

    [Fact]
    public async Task UnknownPath_SaysSo()
    {
        await using var test = await TestCloud.StartAsync();
        Assert.Contains("GET /_simulator/bogus", (await ControlAsync(test, HttpMethod.Get, "bogus")).Expect(404).Text("error"), StringComparison.Ordinal);
        Assert.Contains("auth_url", (await ControlAsync(test, HttpMethod.Get, "clouds.yaml")).Expect(200).Body!.ToString(), StringComparison.Ordinal);
    }

    private static Task<Answer> ControlAsync(TestCloud test, HttpMethod method, string path, string? body = null) =>
        test.Client.SendAsync(new HttpRequestMessage(method, new Uri(test.Cloud.BaseAddress, "_simulator/" + path))
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        });
}

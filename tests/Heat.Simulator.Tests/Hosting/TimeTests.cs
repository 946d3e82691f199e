namespace Heat.Simulator.Tests.Hosting;

public sealed class TimeTests
{
    [Fact]
    public async Task Server_BuildsByTheClock()
    {
        await using var test = await TestCloud.StartAsync(options => options.BuildTimes.Server = TimeSpan.FromSeconds(2));
        var path = "/servers/" + await test.ServerAsync("none");

        Assert.Equal("BUILD", (await test.Client.GetAsync("compute", path)).Text("server.status"));
        test.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("BUILD", (await test.Client.GetAsync("compute", path)).Text("server.status"));
        test.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var built = await test.Client.GetAsync("compute", path);
        Assert.Equal("ACTIVE", built.Text("server.status"));
        Assert.Equal("2026-01-01T00:00:02.000000", built.Text("server.OS-SRV-USG:launched_at"));
    }

    [Fact]
    public async Task Port_IsActiveWhenItsServerRuns()
    {
        await using var test = await TestCloud.StartAsync(options => options.BuildTimes.Server = TimeSpan.FromSeconds(2));
        var (network, _) = await test.NetworkAsync();
        var server = await test.ServerAsync(new JsonArray(new JsonObject { ["uuid"] = network }));

        Assert.Equal("DOWN", (await test.Client.GetAsync("network", "/ports?device_id=" + server)).Text("ports.0.status"));
        test.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("ACTIVE", (await test.Client.GetAsync("network", "/ports?device_id=" + server)).Text("ports.0.status"));
    }

    [Fact]
    public async Task DeletedServer_IsThereUntilItsTimeIsOver()
    {
        await using var test = await TestCloud.StartAsync(options => options.BuildTimes.ServerDelete = TimeSpan.FromSeconds(1));
        var path = "/servers/" + await test.ServerAsync("none");
        (await test.Client.DeleteAsync("compute", path)).Expect(204);

        Assert.Equal("deleting", (await test.Client.GetAsync("compute", path)).Expect(200).Text("server.OS-EXT-STS:task_state"));
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        (await test.Client.GetAsync("compute", path)).Expect(404);
    }

    [Fact]
    public async Task ServerDeletedWhileItBuilds_NeverComesBack()
    {
        await using var test = await TestCloud.StartAsync(options => options.BuildTimes.Server = TimeSpan.FromSeconds(5));
        var path = "/servers/" + await test.ServerAsync("none");
        (await test.Client.DeleteAsync("compute", path)).Expect(204);
        test.Clock.Advance(TimeSpan.FromSeconds(6));

        (await test.Client.GetAsync("compute", path)).Expect(404);
        Assert.Empty(test.Cloud.Objects("servers"));
    }

    [Fact]
    public async Task Token_ExpiresByTheClock()
    {
        await using var test = await TestCloud.StartAsync(options => options.TokenLifetime = TimeSpan.FromMinutes(5));
        (await test.Client.GetAsync("network", "/networks")).Expect(200);
        test.Clock.Advance(TimeSpan.FromMinutes(5));

        (await test.Client.GetAsync("network", "/networks")).Expect(401);
        await test.Client.LogInAsync("demo", test.Cloud.Options.Password, "demo");
        (await test.Client.GetAsync("network", "/networks")).Expect(200);
    }

    [Fact]
    public async Task Latency_HoldsTheAnswerUntilTheClockHasGoneOn()
    {
        await using var test = await TestCloud.StartAsync();
        test.Cloud.Options.Latency = TimeSpan.FromMilliseconds(50);
        var call = test.Client.GetAsync("network", "/networks");

        await PassAsync(test, TimeSpan.FromMilliseconds(25));
        Assert.False(call.IsCompleted);
        await PassAsync(test, TimeSpan.FromMilliseconds(25));
        (await call).Expect(200);
    }

    private static async Task PassAsync(TestCloud test, TimeSpan time)
    {
        while (test.Clock.PendingTimers == 0)
        {
            await Task.Yield();
        }

        test.Clock.Advance(time);
    }
}

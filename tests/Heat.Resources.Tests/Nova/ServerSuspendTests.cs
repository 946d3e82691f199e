using Heat.Engine.Resources;

namespace Heat.Resources.Tests.Nova;

public sealed class ServerSuspendTests
{
    private const string NoNetwork = """[{"allocate_network":"none"}]""";

    [Fact]
    public async Task SuspendAndResume_ArePendingUntilNovaIsDone()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.ServerAction = TimeSpan.FromSeconds(30));
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        var driver = (ISuspends)server.Driver;

        await driver.SuspendAsync(server.Context, CancellationToken.None);
        Assert.Equal(Lifecycle.Pending, (await LookAsync(place, server)).Lifecycle);
        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(40));
        var resting = await LookAsync(place, server);
        Assert.Equal((Lifecycle.Ready, true), (resting.Lifecycle, resting.IsSuspended));

        await driver.ResumeAsync(server.Context, CancellationToken.None);
        Assert.Equal(Lifecycle.Pending, (await LookAsync(place, server)).Lifecycle);
        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(40));
        var working = await LookAsync(place, server);
        Assert.Equal((Lifecycle.Ready, false), (working.Lifecycle, working.IsSuspended));
    }

    [Fact]
    public async Task SecondCall_TellsWhatIsSo()
    {
        await using var place = await ServerPlace.StartAsync(options => options.BuildTimes.ServerAction = TimeSpan.FromSeconds(30));
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        var driver = (ISuspends)server.Driver;
        await driver.SuspendAsync(server.Context, CancellationToken.None);
        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));

        var underWay = await driver.SuspendAsync(server.Context, CancellationToken.None);
        Assert.Equal(Lifecycle.Pending, underWay.Observed!.Lifecycle);
        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(40));
        var done = await driver.SuspendAsync(server.Context, CancellationToken.None);
        Assert.True(done.Observed!.IsSuspended);
    }

    [Fact]
    public async Task ServerThatIsSwitchedOff_HasNothingToSuspend()
    {
        await using var place = await ServerPlace.StartAsync();
        var server = await place.CreatedAsync(ServerPlace.Server(NoNetwork));
        place.Cloud.Simulator.Change("servers", server.Id, """{"status":"SHUTOFF","OS-EXT-STS:task_state":null,"OS-EXT-STS:vm_state":"stopped"}""");

        var off = await LookAsync(place, server);

        Assert.Equal((Lifecycle.Ready, false, true), (off.Lifecycle, off.IsSuspended, off.IsIdle));
        await Assert.ThrowsAsync<OpenStack.Errors.OpenStackException>(
            () => ((ISuspends)server.Driver).SuspendAsync(server.Context, CancellationToken.None));
    }

    private static Task<Observation> LookAsync(ServerPlace place, LivingResource server)
    {
        place.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        return server.Driver.ObserveAsync(server.Context with { ObservedNotBefore = place.Cloud.Clock.GetUtcNow() }, CancellationToken.None);
    }
}

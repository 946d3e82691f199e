using Heat.Engine.Resources;
using Heat.Resources.Heat;
using Heat.Testing;

namespace Heat.Resources.Tests.Heat;

public sealed class DelayTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Creation_WaitsAtLeastAsLongAsToldAndNoLongerThanTheJitter()
    {
        var driver = new Delay(_clock);
        var resource = Contexts.Of("OS::Heat::Delay", """{"min_wait":10,"max_jitter":5,"jitter_multiplier":2}""");

        var creation = await driver.CreateAsync(resource, default);

        Assert.Equal(Lifecycle.Pending, creation.Observed!.Lifecycle);
        Assert.InRange(creation.Observed.LookAgainAfter!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        _clock.Advance(creation.Observed.LookAgainAfter.Value);
        Assert.Equal(Lifecycle.Ready, (await driver.ObserveAsync(resource.After(creation), default)).Lifecycle);
    }

    [Fact]
    public async Task CreatedAgain_WaitsAsLong()
    {
        var resource = Contexts.Of("OS::Heat::Delay", """{"max_jitter":100}""");
        var other = resource with { PhysicalName = "web-r-mnopqrstuvwx" };

        var first = await new Delay(_clock).CreateAsync(resource, default);

        Assert.Equal(first.Data, (await new Delay(_clock).CreateAsync(resource, default)).Data!);
        Assert.NotEqual(first.Data!["until"], (await new Delay(_clock).CreateAsync(other, default)).Data!["until"]);
    }

    [Fact]
    public async Task ActionThatIsNotListed_DoesNotWait()
    {
        var driver = new Delay(_clock);
        var resource = Contexts.Of("OS::Heat::Delay", """{"min_wait":10,"actions":["DELETE"]}""");

        var creation = await driver.CreateAsync(resource, default);

        Assert.Equal(Lifecycle.Ready, creation.Observed!.Lifecycle);
        resource = resource.After(creation);
        await driver.DeleteAsync(resource, default);
        Assert.Equal((Lifecycle.Pending, true), Of(await driver.ObserveAsync(resource, default)));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Lifecycle.Absent, (await driver.ObserveAsync(resource, default)).Lifecycle);
    }

    [Fact]
    public async Task Rest_WaitsToo()
    {
        var driver = new Delay(_clock);
        var resource = Contexts.Of("OS::Heat::Delay", """{"min_wait":10,"actions":["SUSPEND"]}""");
        resource = resource.After(await driver.CreateAsync(resource, default));

        resource = resource.After(await driver.SuspendAsync(resource, default));

        Assert.Equal(Lifecycle.Pending, (await driver.ObserveAsync(resource, default)).Lifecycle);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await driver.ObserveAsync(resource, default)).IsSuspended);
        var resumed = await driver.ResumeAsync(resource, default);
        Assert.Equal((Lifecycle.Ready, false), (resumed.Observed!.Lifecycle, resumed.Observed.IsSuspended));
    }

    private static (Lifecycle Lifecycle, bool Deleting) Of(Observation observation) => (observation.Lifecycle, observation.Deleting);
}

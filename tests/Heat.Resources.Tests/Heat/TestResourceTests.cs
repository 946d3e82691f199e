using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Heat;
using Heat.Templates.Schemas;
using Heat.Templates.Values;
using Heat.Testing;

namespace Heat.Resources.Tests.Heat;

public sealed class TestResourceTests
{
    private const string Type = "OS::Heat::TestResource";

    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _polled = [];
    private readonly TestResource _driver;

    public TestResourceTests() => _driver = new TestResource(_clock, PollAsync);

    [Fact]
    public async Task WithoutWait_IsReadyAtOnce()
    {
        var resource = await CreateAsync("{}");

        Assert.Equal(Lifecycle.Ready, (await ObserveAsync(resource)).Lifecycle);
        Assert.Equal("\"test_string\"", (await OutputAsync(resource)).ToString());
    }

    [Fact]
    public async Task Creation_TakesAsLongAsItIsTold()
    {
        var resource = await CreateAsync("""{"wait_secs": 2.5}""");

        var pending = await ObserveAsync(resource);
        Assert.Equal((Lifecycle.Pending, TimeSpan.FromSeconds(1)), (pending.Lifecycle, pending.LookAgainAfter));

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(0.5), (await ObserveAsync(resource)).LookAgainAfter);

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(Lifecycle.Ready, (await ObserveAsync(resource)).Lifecycle);
    }

    [Fact]
    public async Task WaitOfAnAction_WinsOverTheGeneralOne()
    {
        var resource = await CreateAsync("""{"wait_secs": 60, "action_wait_secs": {"create": 0}}""");

        Assert.Equal(Lifecycle.Ready, (await ObserveAsync(resource)).Lifecycle);
    }

    [Fact]
    public async Task NegativeWait_NeverEnds()
    {
        var resource = await CreateAsync("""{"wait_secs": -1}""");
        _clock.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(Lifecycle.Pending, (await ObserveAsync(resource)).Lifecycle);
    }

    [Fact]
    public async Task Failure_ComesAfterTheWait()
    {
        var resource = await CreateAsync("""{"fail": true, "wait_secs": 1}""");
        Assert.Equal(Lifecycle.Pending, (await ObserveAsync(resource)).Lifecycle);

        _clock.Advance(TimeSpan.FromSeconds(1));

        var failed = await ObserveAsync(resource);
        Assert.Equal((Lifecycle.Failed, "Test Resource failed r"), (failed.Lifecycle, failed.Reason));
    }

    [Fact]
    public async Task Update_BringsTheNewValueAfterItsWait()
    {
        var before = await CreateAsync("{}");
        var after = before with { Properties = Contexts.Of(Type, """{"value": "new", "action_wait_secs": {"update": 3}}""").Properties };

        var change = await _driver.UpdateAsync(after, Contexts.Diff(before, after), CancellationToken.None);

        Assert.Equal(Lifecycle.Pending, change.Observed!.Lifecycle);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Lifecycle.Ready, (await ObserveAsync(after.After(change))).Lifecycle);
        Assert.Equal("\"new\"", (await OutputAsync(after.After(change))).ToString());
    }

    [Theory]
    [InlineData("""{"value": "b", "update_replace": true}""", OnChange.Replace)]
    [InlineData("""{"value": "b"}""", OnChange.UpdateInPlace)]
    [InlineData("""{"value": "a", "update_replace": true}""", OnChange.Replace)]
    [InlineData("""{"value": "a", "fail": true}""", OnChange.UpdateInPlace)]
    public void Replacement_HappensWhereItIsAskedFor(string properties, OnChange expected)
    {
        var before = Contexts.Of(Type, """{"value": "a"}""");

        Assert.Equal(expected, _driver.Decide(Contexts.Diff(before, Contexts.Of(Type, properties))).Action);
    }

    [Fact]
    public async Task Deletion_TakesAsLongAsItIsTold()
    {
        var resource = await CreateAsync("""{"action_wait_secs": {"delete": 5}}""");

        await _driver.DeleteAsync(resource, CancellationToken.None);
        var leaving = await ObserveAsync(resource);
        Assert.True(leaving.Deleting);

        _clock.Advance(TimeSpan.FromSeconds(4));
        await _driver.DeleteAsync(resource, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Lifecycle.Absent, (await ObserveAsync(resource)).Lifecycle);
    }

    [Fact]
    public async Task NamedClient_IsPolledWhileItWaits()
    {
        var resource = await CreateAsync("""{"client_name": "nova", "entity_name": "servers", "value": "a b", "wait_secs": 1}""");

        await ObserveAsync(resource);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await ObserveAsync(resource);

        Assert.Equal(["compute servers/a%20b"], _polled);
    }

    [Fact]
    public async Task PollThatFails_ChangesNothing()
    {
        var driver = new TestResource(
            _clock, (_, _, _) => throw new OpenStackException("no") { Service = "compute", Disposition = Disposition.NotFound });
        var context = Contexts.Of(Type, """{"client_name": "nova", "entity_name": "servers", "wait_secs": 1}""");
        var resource = context.After(await driver.CreateAsync(context, CancellationToken.None));

        Assert.Equal(Lifecycle.Pending, (await driver.ObserveAsync(resource, CancellationToken.None)).Lifecycle);
    }

    [Fact]
    public async Task Attribute_IsAsSlowAsItIsTold()
    {
        var resource = await CreateAsync("""{"attr_wait_secs": 2}""");

        var reading = OutputAsync(resource);
        await _clock.WaitForTimersAsync(1);
        Assert.False(reading.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("\"test_string\"", (await reading).ToString());
    }

    private async Task<ResourceContext> CreateAsync(string properties)
    {
        var context = Contexts.Of(Type, properties);
        return context.After(await _driver.CreateAsync(context, CancellationToken.None));
    }

    private Task<Observation> ObserveAsync(ResourceContext resource) => _driver.ObserveAsync(resource, CancellationToken.None);

    private Task<TemplateValue> OutputAsync(ResourceContext resource) =>
        _driver.ReadAttributeAsync(resource, new(Lifecycle.Ready), "output", CancellationToken.None);

    private Task PollAsync(string service, string path, CancellationToken cancellationToken)
    {
        _polled.Add($"{service} {path}");
        return Task.CompletedTask;
    }
}

using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Resources.Aws;
using Heat.Resources.Heat.Waiting;
using Heat.Templates.Values;
using Heat.Testing;

namespace Heat.Resources.Tests.Heat.Waiting;

public sealed class WaitConditionTests : IAsyncLifetime
{
    private const string Type = "OS::Heat::WaitCondition";

    private TestCloud? _cloud;

    private ManualTimeProvider Clock => _cloud!.Clock; // InitializeAsync set it

    public async Task InitializeAsync() => _cloud = await TestCloud.StartAsync();

    public Task DisposeAsync() => _cloud!.DisposeAsync().AsTask(); // InitializeAsync set it

    [Fact]
    public async Task EnoughSignals_AreNotedForGood()
    {
        var driver = Driver();
        var wait = await CreatedAsync(driver, count: 2);
        Assert.Equal((Lifecycle.Pending, "0 of 2 signals received"), await SeenAsync(driver, wait));
        wait = With(wait, Success("1"));
        Assert.Equal((Lifecycle.Pending, "1 of 2 signals received"), await SeenAsync(driver, wait));

        wait = With(wait, Success("1"), Success("2"));
        var observation = await driver.ObserveAsync(wait, CancellationToken.None);
        Assert.NotNull(observation.NextStep);
        wait = wait.After(await driver.AdvanceAsync(wait, observation, CancellationToken.None));
        Assert.Equal(Lifecycle.Ready, (await SeenAsync(driver, wait)).Lifecycle);
        Assert.Equal(Lifecycle.Ready, (await SeenAsync(driver, With(wait, Failure("3", "too late")))).Lifecycle);
    }

    [Fact]
    public async Task Failures_AreTroublesWithAllReasons_AndMendedBySuccess()
    {
        var driver = Driver();
        var wait = With(await CreatedAsync(driver, count: 2), Failure("a", "no disk"), Success("b"), Failure("c", "no net"));
        var observation = await driver.ObserveAsync(wait, CancellationToken.None);
        Assert.Equal(("no disk;no net", true), (Assert.Single(observation.Troubles).Reason, observation.IsStalled));
        Assert.NotNull((await driver.ObserveAsync(With(wait, Success("a"), Success("b"), Success("c")), CancellationToken.None)).NextStep);
    }

    [Fact]
    public async Task TimeOut_NamesWhatCame()
    {
        var driver = Driver();
        var wait = await CreatedAsync(driver, count: 3);
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("0 of 3 received", Assert.Single((await driver.ObserveAsync(wait, CancellationToken.None)).Troubles).Reason);
        wait = With(wait, Success("1", "one"), Success("2", "two"));
        Assert.Equal("2 of 3 received - one;two", Assert.Single((await driver.ObserveAsync(wait, CancellationToken.None)).Troubles).Reason);
    }

    [Fact]
    public async Task EndOfTheTime_IsWhenItLooksAgain()
    {
        var driver = Driver();
        var wait = await CreatedAsync(driver, count: 1);
        Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(20), (await driver.ObserveAsync(wait, CancellationToken.None)).LookAgainAfter);
    }

    [Fact]
    public async Task AnotherCount_WaitsAgainForTheWholeTime()
    {
        var driver = Driver();
        var wait = With(await CreatedAsync(driver, count: 1), Success("1"));
        wait = wait.After(await driver.AdvanceAsync(wait, new(Lifecycle.Pending), CancellationToken.None));
        Clock.Advance(TimeSpan.FromHours(1));
        var more = wait with { Properties = Context(count: 2).Properties };
        more = more.After(await driver.UpdateAsync(more, Contexts.Diff(wait, more), CancellationToken.None));
        Assert.Equal((Lifecycle.Pending, "1 of 2 signals received"), await SeenAsync(driver, more));
    }

    [Fact]
    public async Task Data_IsJsonById()
    {
        var driver = Driver();
        var wait = With(await CreatedAsync(driver, count: 1), Success("b") with { Data = TemplateValue.From(1) }, Success("a") with { Data = TemplateValue.From("x") });
        Assert.Equal(TemplateValue.From("""{"b": 1, "a": "x"}"""), await driver.ReadAttributeAsync(wait, new(Lifecycle.Ready), "data", CancellationToken.None));
    }

    [Theory]
    [InlineData("OS::Nova::Server", "web-handle-1")]
    [InlineData("OS::Heat::WaitConditionHandle", "another")]
    public async Task WhatIsNoHandle_IsNamed(string type, string handle)
    {
        var driver = Driver();
        var wait = await CreatedAsync(driver, count: 1, handle) with { Siblings = KnownSiblings.Handle(type, ImmutableDictionary<string, string>.Empty) };
        Assert.Contains($"invalid Handle {handle}", Assert.Single((await driver.ObserveAsync(wait, CancellationToken.None)).Troubles).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stack-id", true)]
    [InlineData("other-id", false)]
    public async Task AmazonsHandle_IsFoundByItsAddress(string stack, bool found)
    {
        var driver = new AwsWaitCondition(new KnownAncestors(), Clock);
        var address = $"https://heat.example/v1/waitcondition/arn%3Aopenstack%3Aheat%3A%3Ap%3Astacks/web/{stack}/resources/handle?Signature=secret";
        var context = Contexts.Of("AWS::CloudFormation::WaitCondition", $$"""{"Handle": "{{address}}", "Timeout": 60}""");
        var siblings = KnownSiblings.Handle("AWS::CloudFormation::WaitConditionHandle", Noted(Success("1")));
        var wait = context.After(await driver.CreateAsync(context, CancellationToken.None)) with { Siblings = siblings };
        var observation = await driver.ObserveAsync(wait, CancellationToken.None);
        Assert.Equal(found, observation.NextStep is not null);
        Assert.DoesNotContain("secret", observation.Reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleOfAStackAbove_IsFoundByItsReference()
    {
        var above = KnownSiblings.Handle("OS::Heat::WaitConditionHandle", Noted(Success("1")));
        var driver = new WaitCondition(_cloud!.Session, new KnownAncestors(new AncestorStack(new StackId("parent-id"), above)));
        var wait = await CreatedAsync(driver, count: 1) with { Siblings = ISiblings.None };
        Assert.NotNull((await driver.ObserveAsync(wait, CancellationToken.None)).NextStep);
    }

    [Fact]
    public async Task HandleOfTemporaryUrl_IsReadFromObjectStorage()
    {
        var handle = await _cloud!.CreatedAsync("OS::Heat::WaitConditionHandle", """{"signal_transport": "TEMP_URL_SIGNAL"}""", "handle");
        var address = new Uri(handle.Context.Data["address"]);
        using var http = new HttpClient();
        (await http.PutAsync(address, new StringContent("""{"data": 5}"""))).EnsureSuccessStatusCode();

        var driver = Driver();
        var sibling = new Sibling(new ResourceName("handle"), "OS::Heat::WaitConditionHandle", new PhysicalId(handle.Id), handle.Context.Data);
        var wait = await CreatedAsync(driver, count: 1, handle.Id) with { Siblings = new KnownSiblings(sibling) };
        Assert.NotNull((await driver.ObserveAsync(wait, CancellationToken.None)).NextStep);
        await handle.DeleteAsync();
    }

    private WaitCondition Driver() => new(_cloud!.Session, new KnownAncestors()); // InitializeAsync set it

    private static ResourceContext Context(int count, string handle = "web-handle-1") =>
        Contexts.Of(Type, $$"""{"handle": "{{handle}}", "timeout": 60, "count": {{count}}}""");

    private static async Task<ResourceContext> CreatedAsync(WaitCondition driver, int count, string handle = "web-handle-1") =>
        With(Context(count, handle).After(await driver.CreateAsync(Context(count, handle), CancellationToken.None)));

    private static ResourceContext With(ResourceContext wait, params WaitSignal[] signals) =>
        wait with { Siblings = KnownSiblings.Handle("OS::Heat::WaitConditionHandle", Noted(signals)) };

    private static ImmutableDictionary<string, string> Noted(params WaitSignal[] signals) =>
        ImmutableDictionary<string, string>.Empty.Add(WaitSignals.Key, new WaitSignals([.. signals]).ToText());

    private static WaitSignal Success(string id, string reason = "well") => new(id, WaitSignal.Success, reason, TemplateValue.Null);

    private static WaitSignal Failure(string id, string reason) => new(id, WaitSignal.Failure, reason, TemplateValue.Null);

    private static async Task<(Lifecycle Lifecycle, string? Reason)> SeenAsync(WaitCondition driver, ResourceContext wait)
    {
        var observation = await driver.ObserveAsync(wait, CancellationToken.None);
        return (observation.Lifecycle, observation.Reason);
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Errors;
using Heat.Resources.Aws;
using Heat.Resources.Heat.Waiting;
using Heat.Resources.Tests.Heat.Software;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Waiting;

public sealed class HandleTests : IAsyncLifetime
{
    private const string Type = "OS::Heat::WaitConditionHandle";
    private const string Amazon = "AWS::CloudFormation::WaitConditionHandle";

    private TestCloud? _cloud;

    public async Task InitializeAsync() => _cloud = await TestCloud.StartAsync();

    public Task DisposeAsync() => _cloud!.DisposeAsync().AsTask(); // InitializeAsync set it

    [Fact]
    public async Task Signals_AreNotedWithWhatHeatAdds()
    {
        var (driver, handle) = await CreatedAsync();
        var (noted, results) = await TakeAsync(driver, handle, "null", "{}", """{"id": 7, "data": [1], "reason": "done", "status": "FAILURE"}""");
        Assert.Equal(
            [
                "status:SUCCESS reason:Signal 1 received", "status:SUCCESS reason:Signal 2 received", "status:FAILURE reason:done",
            ],
            results.Select(result => result.Text));
        Assert.Equal(["1", "2", "7"], noted.All.Select(signal => signal.Id));
        Assert.Equal("[1]", noted.All[2].Data.ToString());
    }

    [Fact]
    public async Task SameId_TakesThePlaceOfTheEarlier()
    {
        var (driver, handle) = await CreatedAsync();
        var (noted, _) = await TakeAsync(driver, handle, """{"id": "a", "status": "FAILURE"}""", """{"id": "b"}""", """{"id": "a", "data": 1}""");
        Assert.Equal([("a", "SUCCESS"), ("b", "SUCCESS")], noted.All.Select(signal => (signal.Id, signal.Status)));
    }

    [Theory]
    [InlineData("""{"status": "WELL"}""")]
    [InlineData("""{"unknown": 1}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task OtherForm_IsRefusedInHeatsWords(string body)
    {
        var (driver, handle) = await CreatedAsync();
        var (noted, results) = await TakeAsync(driver, handle, body);
        Assert.Empty(noted.All);
        Assert.Equal(SignalResult.Refused("Metadata format invalid"), Assert.Single(results));
    }

    [Fact]
    public async Task SignalsBeyondWhatAStateHolds_AreRefused()
    {
        var (driver, handle) = await CreatedAsync();
        var large = new JsonObject { ["data"] = new string('x', 200 * 1024) }.ToJsonString();
        var (noted, results) = await TakeAsync(driver, handle, large, large, "{}");
        Assert.Equal([false, true, false], results.Select(result => result.IsRefused));
        Assert.Contains("256 KiB", results[1].Text, StringComparison.Ordinal);
        Assert.Equal(2, noted.All.Length);
    }

    [Theory]
    [InlineData("""{"Status": "SUCCESS", "Reason": "r", "UniqueId": 5, "Data": "d"}""", "status:SUCCESS reason:r")]
    [InlineData("""{"Status": "SUCCESS", "Reason": "r", "UniqueId": "5"}""", null)]
    [InlineData("""{"Status": "GOOD", "Reason": "r", "UniqueId": "5", "Data": "d"}""", null)]
    [InlineData("""{"status": "SUCCESS"}""", null)]
    public async Task AmazonsForm_NeedsAllFourKeys(string body, string? text)
    {
        var (driver, handle) = await CreatedAsync(Amazon);
        var result = Assert.Single((await TakeAsync(driver, handle, body)).Results);
        Assert.Equal(text is null ? SignalResult.Refused("Metadata format invalid") : new SignalResult(text), result);
    }

    [Fact]
    public async Task Token_IsForTheNativeApi()
    {
        var (driver, handle) = await CreatedAsync();
        Assert.Equal("token-of-r", Secret(await AttributeAsync(driver, handle, "token")));
        const string Endpoint = "http://heat.example/v1/team-a/stacks/web/stack-id/resources/r/signal";
        Assert.Equal(TemplateValue.From(Endpoint), await AttributeAsync(driver, handle, "endpoint"));
        Assert.Equal(
            $"curl -i -X POST -H 'X-Auth-Token: token-of-r' -H 'Content-Type: application/json' -H 'Accept: application/json' {Endpoint}",
            Secret(await AttributeAsync(driver, handle, "curl_cli")));
    }

    [Fact]
    public async Task SignedAddress_StandsInAttributeSignal()
    {
        var (driver, handle) = await CreatedAsync(properties: """{"signal_transport": "CFN_SIGNAL"}""");
        Assert.Equal("""{"alarm_url": "http://heat.example/v1/signal/web/r?Signature=s"}""", Secret(await AttributeAsync(driver, handle, "signal")));
        Assert.IsType<NullValue>(await AttributeAsync(driver, handle, "token"));
    }

    [Fact]
    public async Task ReferenceToAmazonsHandle_IsItsAddress()
    {
        var (driver, handle) = await CreatedAsync(Amazon);
        Assert.Equal("http://heat.example/v1/signal/web/r?Signature=s", Secret(((IHasReferenceId)driver).ReferenceId(handle)));
    }

    [Theory]
    [InlineData("HEAT_SIGNAL")]
    [InlineData("ZAQAR_SIGNAL")]
    public void TransportThatNeedsAUser_IsRefused(string transport)
    {
        var handle = Contexts.Of(Type, $$"""{"signal_transport": "{{transport}}"}""");
        var mistake = Assert.Single(new WaitConditionHandle(new FixedSignalBox(), _cloud!.Session).Validate(handle.Properties));
        Assert.Contains("Use TOKEN_SIGNAL, CFN_SIGNAL or TEMP_URL_SIGNAL", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, Disposition.Terminal)]
    [InlineData(true, Disposition.RetrySlowly)]
    public async Task WithoutAnAddress_HandleIsNotMade(bool isPassing, Disposition disposition)
    {
        var driver = new WaitConditionHandle(new Unserved(isPassing), _cloud!.Session);
        var refusal = await Assert.ThrowsAsync<OpenStackException>(() => driver.CreateAsync(Contexts.Of(Type), CancellationToken.None));
        Assert.Equal(("Set it.", disposition), (refusal.Message, refusal.Disposition));
        await driver.CreateAsync(Contexts.Of(Type, """{"signal_transport": "NO_SIGNAL"}"""), CancellationToken.None);
    }

    private async Task<(SignalHandle Driver, ResourceContext Handle)> CreatedAsync(string type = Type, string properties = "{}")
    {
        SignalHandle driver = type == Amazon ? new AwsWaitConditionHandle(new FixedSignalBox()) : new WaitConditionHandle(new FixedSignalBox(), _cloud!.Session);
        var handle = Contexts.Of(type, properties);
        return (driver, handle.After(await driver.CreateAsync(handle, CancellationToken.None)));
    }

    private static async Task<(WaitSignals Noted, ImmutableArray<SignalResult> Results)> TakeAsync(SignalHandle driver, ResourceContext handle, params string[] bodies)
    {
        ImmutableArray<Signal> signals = [.. bodies.Select((body, index) => new Signal($"{index}", default, ValueJson.FromJson(JsonNode.Parse(body))))];
        var taken = await driver.TakeSignalsAsync(handle, signals, CancellationToken.None);
        return (WaitSignals.Of(handle.After(taken.Change).Data), taken.Results);
    }

    private static Task<TemplateValue> AttributeAsync(SignalHandle driver, ResourceContext handle, string name) =>
        driver.ReadAttributeAsync(handle, new(Lifecycle.Ready), name, CancellationToken.None);

    private static string Secret(TemplateValue value)
    {
        Assert.True(value.IsSecret);
        return ((TextValue)value).Text;
    }

    private sealed class Unserved(bool isPassing) : ISignalBox
    {
        public Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken) =>
            Task.FromResult(ImmutableArray<Signal>.Empty);

        public Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken) => Task.CompletedTask;

        public SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor) =>
            throw new SignalsNotServedException("Set it.") { IsPassing = isPassing };
    }
}

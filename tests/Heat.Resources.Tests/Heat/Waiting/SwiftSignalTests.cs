using System.Text;
using Heat.Engine.Resources;
using Heat.OpenStack.Swift;
using Heat.Resources.Heat.Waiting;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Waiting;

public sealed class SwiftSignalTests : IAsyncLifetime
{
    private const string Handle = "OS::Heat::SwiftSignalHandle";

    private static readonly HttpClient Http = new();

    private TestCloud? _cloud;

    private TestCloud Cloud => _cloud!; // InitializeAsync set it

    public async Task InitializeAsync() => _cloud = await TestCloud.StartAsync();

    public Task DisposeAsync() => Cloud.DisposeAsync().AsTask();

    [Fact]
    public async Task SignalsPutToTheAddress_AreCounted()
    {
        var handle = await Cloud.CreatedAsync(Handle);
        var address = Address(handle);
        var (driver, wait) = await WaitAsync(address, count: 3);
        Assert.Equal("0 of 3 signals received", (await driver.ObserveAsync(wait, CancellationToken.None)).Reason);

        await PutAsync(address, "");
        await PutAsync(address, """{"id": "b", "data": {"port": 80}}""");
        await PutAsync(address, """{"id": "b", "data": {"port": 81}}""");
        Assert.Equal("2 of 3 signals received", (await driver.ObserveAsync(wait, CancellationToken.None)).Reason);
        await PutAsync(address, """{"status": "SUCCESS"}""");

        var observation = await driver.ObserveAsync(wait, CancellationToken.None);
        Assert.NotNull(observation.NextStep);
        Assert.Equal(
            TemplateValue.From("""{"1": null, "b": {"port": 81}, "3": null}"""), await driver.ReadAttributeAsync(wait, observation, "data", CancellationToken.None));
    }

    [Fact]
    public async Task FailureOrWhatIsNoSignal_FailsTheWait()
    {
        var handle = await Cloud.CreatedAsync(Handle);
        var (driver, wait) = await WaitAsync(Address(handle), count: 1);
        await PutAsync(Address(handle), """{"status": "FAILURE", "reason": "no disk"}""");
        await PutAsync(Address(handle), "oops");
        Assert.Equal("no disk;Failed to parse JSON data: oops", Assert.Single((await driver.ObserveAsync(wait, CancellationToken.None)).Troubles).Reason);
    }

    [Fact]
    public async Task Versions_AreReadOnce()
    {
        var handle = await Cloud.CreatedAsync(Handle);
        var (driver, wait) = await WaitAsync(Address(handle), count: 9);
        await PutAsync(Address(handle), "{}");
        await driver.ObserveAsync(wait, CancellationToken.None);
        Cloud.Simulator.ResetCalls();
        await driver.ObserveAsync(wait, CancellationToken.None);
        Assert.Equal(1, Cloud.Calls("GET"));
    }

    [Fact]
    public async Task Attributes_AreTheAddress()
    {
        var handle = await Cloud.CreatedAsync(Handle);
        var address = Address(handle);
        Assert.Equal($"\"{address.AbsoluteUri.Replace("&", "\\u0026", StringComparison.Ordinal)}\"", await handle.AttributeAsync("endpoint"));
        Assert.StartsWith("\"curl -i -X PUT ", await handle.AttributeAsync("curl_cli"), StringComparison.Ordinal);
        Assert.Equal("\"\"", await handle.AttributeAsync("token"));
    }

    [Fact]
    public async Task Deletion_TakesAllVersionsAndTheContainer()
    {
        var swift = new ObjectStoreClient(Cloud.Session);
        var handle = await Cloud.CreatedAsync(Handle);
        var other = await Cloud.CreatedAsync(Handle, name: "other");
        var container = handle.Context.Stack.Id.Value;
        await PutAsync(Address(handle), "{}");
        await PutAsync(Address(handle), "{}");

        await handle.DeleteAsync();
        Assert.Equal(other.Context.PhysicalName, Assert.Single(await swift.ListAsync(container, CancellationToken.None)).Name);
        await other.DeleteAsync();
        Assert.Empty(await swift.ListAsync(container, CancellationToken.None));
        Assert.True(await swift.DeleteContainerAsync(container, CancellationToken.None));
    }

    [Fact]
    public async Task CreatingTwice_LosesNoSignal()
    {
        var handle = await Cloud.CreatedAsync(Handle);
        await PutAsync(Address(handle), "{}");
        await handle.Driver.CreateAsync(handle.Context, CancellationToken.None);
        var (driver, wait) = await WaitAsync(Address(handle), count: 1);
        Assert.NotNull((await driver.ObserveAsync(wait, CancellationToken.None)).NextStep);
    }

    [Fact]
    public async Task WhatIsNoAddress_IsNamed()
    {
        var (driver, wait) = await WaitAsync(new Uri("https://swift.example/v1/a/b/c"), count: 1);
        Assert.Contains("OS::Heat::SwiftSignalHandle", Assert.Single((await driver.ObserveAsync(wait, CancellationToken.None)).Troubles).Reason, StringComparison.Ordinal);
    }

    private static Uri Address(LivingResource handle) => new(((TextValue)((IHasReferenceId)handle.Driver).ReferenceId(handle.Context)).Text);

    private async Task<(SwiftSignal Driver, ResourceContext Wait)> WaitAsync(Uri handle, int count)
    {
        var driver = new SwiftSignal(Cloud.Session);
        var context = Contexts.Of("OS::Heat::SwiftSignal", $$"""{"handle": "{{handle.AbsoluteUri}}", "timeout": 60, "count": {{count}}}""");
        return (driver, context.After(await driver.CreateAsync(context, CancellationToken.None)));
    }

    private async Task PutAsync(Uri address, string body)
    {
        Cloud.Clock.Advance(TimeSpan.FromMilliseconds(10));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PutAsync(address, content);
        answer.EnsureSuccessStatusCode();
    }
}

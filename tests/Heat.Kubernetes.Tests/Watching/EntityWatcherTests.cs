using System.Net;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Telemetry;
using Heat.Kubernetes.Watching;
using Heat.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Watching;

public sealed class EntityWatcherTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private readonly ManualTimeProvider _clock = new();
    private readonly ScriptedClient _client = new();
    private readonly EntityCache<V1ConfigMap> _cache = new();
    private readonly KubernetesMeter _meter = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task Start_ListsAndWatchesFromThere()
    {
        var watch = await StartAsync(Page("7", Map("a", "3")));

        Assert.Equal("7", watch.Options.ResourceVersion);
        Assert.True(watch.Options.AllowWatchBookmarks);
        Assert.True(_cache.HasSynced);
        Assert.True(_cache.TryGet(new EntityKey("default", "a"), out _));
    }

    [Fact]
    public async Task Watch_EndedByTheServer_GoesOnFromTheLastVersion()
    {
        var watch = await StartAsync(Page("7"));
        watch.Tell(new WatchEvent<V1ConfigMap>(WatchEventType.Added, Map("a", "8"), "8"));
        watch.Tell(new WatchEvent<V1ConfigMap>(WatchEventType.Bookmark, null, "12"));
        watch.End();

        var next = await _client.NextWatchAsync();

        Assert.Equal("12", next.Options.ResourceVersion);
        Assert.Equal(1, _client.ListCalls);
        Assert.Equal(1, _cache.Count);
    }

    [Fact]
    public async Task Watch_TooOld_ListsAgain()
    {
        var watch = await StartAsync(Page("7", Map("gone", "3")), Page("20", Map("new", "15")));
        watch.End(Refusal(HttpStatusCode.Gone, "Expired"));
        await PassPauseAsync();

        var next = await _client.NextWatchAsync();

        Assert.Equal("20", next.Options.ResourceVersion);
        Assert.Equal(["new"], _cache.List().Select(map => map.Metadata.Name));
    }

    [Fact]
    public async Task Watch_Broken_IsOpenedAgainAfterAPause()
    {
        var watch = await StartAsync(Page("7"));
        watch.End(new IOException("The connection broke."));
        await PassPauseAsync();

        var next = await _client.NextWatchAsync();

        Assert.Equal("7", next.Options.ResourceVersion);
        Assert.Equal(1, _client.ListCalls);
    }

    [Fact]
    public async Task Watch_Silent_IsOpenedAnew()
    {
        await StartAsync(Page("7"));
        _clock.Advance(Silence);
        await PassPauseAsync();

        var next = await _client.NextWatchAsync();

        Assert.Equal("7", next.Options.ResourceVersion);
    }

    [Fact]
    public async Task Watch_WithBookmarks_IsNotSilent()
    {
        var watch = await StartAsync(Page("7"));
        for (var minute = 0; minute < 20; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            watch.Tell(new WatchEvent<V1ConfigMap>(WatchEventType.Added, Map($"map-{minute}", $"{minute + 8}"), $"{minute + 8}"));
            await UntilAsync(() => _cache.Count == minute + 1);
        }

        watch.End();
        Assert.Equal("27", (await _client.NextWatchAsync()).Options.ResourceVersion);
    }

    [Fact]
    public async Task List_Refused_IsTriedAgainWhenTheServerSays()
    {
        _client.Lists.Enqueue(() => throw Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests", TimeSpan.FromSeconds(20)));
        _client.Lists.Enqueue(() => Page("7"));
        Run();
        await _clock.WaitForTimersAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(1, _client.ListCalls);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await _client.NextWatchAsync();

        Assert.Equal(2, _client.ListCalls);
    }

    [Fact]
    public async Task Object_ThatCannotBeRead_IsPassedOver()
    {
        var watch = await StartAsync(Page("7") with { Unreadable = [new UnreadableObject(new EntityKey("default", "odd"), "It is odd.")] });
        watch.Tell(new WatchEvent<V1ConfigMap>(WatchEventType.Error, null, "9") { Problem = new UnreadableObject(new EntityKey("default", "odd"), "It is odd.") });
        watch.Tell(new WatchEvent<V1ConfigMap>(WatchEventType.Added, Map("fine", "10"), "10"));
        watch.End();

        await _client.NextWatchAsync();

        Assert.Equal(["fine"], _cache.List().Select(map => map.Metadata.Name));
    }

    private static KubernetesApiException Refusal(HttpStatusCode status, string reason, TimeSpan? retryAfter = null) =>
        new("list configmaps", status, new V1Status { Code = (int)status, Reason = reason }, retryAfter);

    private static KubernetesList<V1ConfigMap> Page(string version, params V1ConfigMap[] maps) =>
        new(new V1ListMeta { ResourceVersion = version }, maps);

    private static V1ConfigMap Map(string name, string version)
    {
        var map = AConfigMap(name, "default");
        map.Metadata.ResourceVersion = version;
        return map;
    }

    private static async Task UntilAsync(Func<bool> isReached)
    {
        while (!isReached())
        {
            await Task.Yield();
        }
    }

    /// <summary>Waits until the watcher pauses, and lets the pause pass.</summary>
    private async Task PassPauseAsync()
    {
        await UntilAsync(() => _clock.NextTimerIn <= TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<ScriptedWatch> StartAsync(params KubernetesList<V1ConfigMap>[] pages)
    {
        foreach (var page in pages)
        {
            _client.Lists.Enqueue(() => page);
        }

        Run();
        return await _client.NextWatchAsync();
    }

    private void Run()
    {
        var options = new WatcherOptions { SilenceLimit = Silence };
        var context = new WatchContext(options, _clock, NullLogger.Instance, new WatchMetrics(_meter, _clock), new Random(1));
        _running = new EntityWatcher<V1ConfigMap>(_client, _cache, WatchScope.Everything, null, context).RunAsync(_stop.Token);
    }
}

using System.Diagnostics.Metrics;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Telemetry;
using Heat.Kubernetes.Tests.Watching;
using Heat.Kubernetes.Watching;
using Heat.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Telemetry;

public sealed class MetricsTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly string _prefix = $"test{Guid.NewGuid():N}_";
    private readonly Dictionary<string, double> _values = [];
    private readonly KubernetesMeter _meter;
    private readonly MeterListener _listener = new();

    public MetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == KubernetesMeter.Name && instrument.Name.StartsWith(_prefix, StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Record(instrument, value, isSum: false));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Record(instrument, value, isSum: true));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Record(instrument, value, isSum: false));
        _listener.Start();
        _meter = new KubernetesMeter(_prefix);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task Queue_TellsDepthWaitWorkAndAge()
    {
        using var queue = new WorkQueue<string>(new WorkQueueOptions(), _ => "", _meter, _clock);
        queue.Add("a", QueuePriority.High);
        queue.Add("b", QueuePriority.High);
        queue.Add("c", QueuePriority.High);
        _clock.Advance(TimeSpan.FromSeconds(3));
        var first = await queue.TakeAsync(default);
        await queue.TakeAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(4));
        queue.Done(first);
        queue.AddRateLimited(first, QueuePriority.Normal);
        _listener.RecordObservableInstruments();

        Assert.Equal(3, _values["queue_adds_total"]);
        Assert.Equal(1, _values["queue_depth"]);
        Assert.Equal(3, _values["queue_wait_seconds"]);
        Assert.Equal(4, _values["queue_work_seconds"]);
        Assert.Equal(4, _values["queue_oldest_unfinished_seconds"]);
        Assert.Equal(1, _values["queue_retries_total"]);
    }

    [Fact]
    public async Task Cache_TellsSizeAndStaleness()
    {
        using var stop = new CancellationTokenSource();
        var client = new ScriptedClient();
        client.Lists.Enqueue(() => new KubernetesList<V1ConfigMap>(new V1ListMeta { ResourceVersion = "1" }, [AConfigMap("a", "default")]));
        var caches = new SharedCaches(client, new WatcherOptions(), _meter, NullLogger<SharedCaches>.Instance, _clock);
        var cache = caches.Get<V1ConfigMap>();
        Assert.Same(cache, caches.Get<V1ConfigMap>());
        Assert.False(caches.HaveSynced);
        var running = caches.RunAsync(stop.Token);
        await caches.WaitForSyncAsync(default);
        await client.NextWatchAsync();

        _clock.Advance(TimeSpan.FromSeconds(90));
        _listener.RecordObservableInstruments();

        Assert.True(caches.HaveSynced);
        Assert.Equal(TimeSpan.FromSeconds(90), caches.Staleness);
        Assert.Equal(90, _values["cache_staleness_seconds"]);
        Assert.Equal(1, _values["cache_objects"]);
        Assert.Equal(1, _values["watch_lists_total"]);
        await stop.CancelAsync();
        await running;
    }

    private void Record(Instrument instrument, double value, bool isSum)
    {
        var name = instrument.Name[_prefix.Length..];
        _values[name] = isSum ? _values.GetValueOrDefault(name) + value : value;
    }
}

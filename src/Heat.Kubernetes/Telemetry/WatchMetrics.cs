using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Heat.Kubernetes.Telemetry;

internal sealed class WatchMetrics
{
    private readonly ConcurrentDictionary<(string Kind, string Namespace), long> _heard = new();
    private readonly ConcurrentDictionary<string, Func<int>> _sizes = new(StringComparer.Ordinal);
    private readonly Counter<long> _lists;
    private readonly Counter<long> _breaks;
    private readonly Counter<long> _unreadable;
    private readonly TimeProvider _timeProvider;

    public WatchMetrics(KubernetesMeter meter, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _lists = meter.Counter("watch_lists_total", "Times that a whole collection was listed.");
        _breaks = meter.Counter("watch_breaks_total", "Times that a watch broke, by cause.");
        _unreadable = meter.Counter("watch_unreadable_objects_total", "Objects that did not have the form of their kind.");
        meter.Gauge("cache_staleness_seconds", "Time since a watch told anything, if only how far it is.", Staleness);
        meter.Gauge("cache_objects", "Objects that are held.", () => _sizes.Select(size => new Measurement<int>(size.Value(), Tag("kind", size.Key))));
    }

    public void Observe(string kind, Func<int> size) => _sizes.TryAdd(kind, size);

    public void Heard(string kind, string? @namespace) => _heard[(kind, @namespace ?? "")] = _timeProvider.GetTimestamp();

    public void Listed(string kind) => _lists.Add(1, Tag("kind", kind));

    public void Broken(string kind, string cause) => _breaks.Add(1, Tag("kind", kind), Tag("cause", cause));

    public void Unreadable(string kind) => _unreadable.Add(1, Tag("kind", kind));

    /// <summary>How long ago the watch of a kind that has been silent longest told anything; null before the first list.</summary>
    public TimeSpan? StalenessOf(string kind)
    {
        var times = _heard.Where(entry => entry.Key.Kind == kind).Select(entry => (long?)entry.Value);
        return times.Min() is { } oldest ? _timeProvider.GetElapsedTime(oldest) : null;
    }

    private IEnumerable<Measurement<double>> Staleness() =>
        _heard.Select(entry => new Measurement<double>(
            _timeProvider.GetElapsedTime(entry.Value).TotalSeconds, Tag("kind", entry.Key.Kind), Tag("namespace", entry.Key.Namespace)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

using System.Diagnostics.Metrics;
using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;

namespace Heat.Operator.Orphans;

/// <summary>Instruments of the sweeps.</summary>
internal sealed class OrphanMeter : IDisposable
{
    private readonly Meter _meter = new("Heat.Operator.Orphans");
    private readonly Counter<long> _deletions;

    /// <summary>Makes the instruments.</summary>
    public OrphanMeter(SharedCaches caches)
    {
        var sweeps = caches.Get<V1Alpha1OrphanSweep>();
        _deletions = _meter.CreateCounter<long>("heat_operator_orphan_deletions_total", description: "Deletions of orphans that a spec asked for, by outcome.");
        _meter.CreateObservableGauge("heat_operator_orphans", () => sweeps.List().SelectMany(Measure), description: "Orphans that the last sweep saw, by sweep and certainty.");
    }

    /// <summary>Counts a deletion.</summary>
    public void Deletion(string outcome) => _deletions.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Measure(V1Alpha1OrphanSweep sweep)
    {
        var counts = sweep.Status?.Counts ?? new OrphanCounts();
        yield return Of(sweep, counts.Proven, "proven");
        yield return Of(sweep, counts.Unknown, "unknown");
    }

    private static Measurement<long> Of(V1Alpha1OrphanSweep sweep, long count, string certainty) =>
        new(count, new("namespace", sweep.Metadata.Namespace), new("sweep", sweep.Metadata.Name), new("certainty", certainty));
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Heat.Operator.Hosting.Metrics;

/// <summary>Collects every instrument of this process's own meters for the <c>/metrics</c> endpoint.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Prefixes = ["Heat.", "Kubernetes.", "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Family> _families = new(StringComparer.Ordinal);

    /// <summary>Starts to listen.</summary>
    public MetricsCollector()
    {
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(state, value, tags));
        _listener.Start();
    }

    /// <summary>All samples in Prometheus' text format.</summary>
    public string Render()
    {
        foreach (var family in _families.Values.Where(family => family.IsObserved))
        {
            // What is no longer reported must not stay at its last value.
            family.Series.Clear();
        }

        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
        {
            PrometheusText.Write(text, family);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Publish(Instrument instrument, MeterListener listener)
    {
        if (Array.Exists(Prefixes, prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var family = _families.GetOrAdd(instrument.Name, name => Describe(name, instrument));
            listener.EnableMeasurementEvents(instrument, family);
        }
    }

    private static Family Describe(string name, Instrument instrument)
    {
        var isSet = instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);
        return new Family(name, instrument.Description ?? name, PrometheusText.KindOf(instrument), !isSet, instrument.IsObservable);
    }

    private static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (state is Family family)
        {
            family.Record(PrometheusText.Labels(tags), value);
        }
    }
}

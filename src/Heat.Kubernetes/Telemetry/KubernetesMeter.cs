using System.Diagnostics.Metrics;

namespace Heat.Kubernetes.Telemetry;

/// <summary>Where all instruments of this layer are made, so that they share a meter and the first part of their names.</summary>
public sealed class KubernetesMeter : IDisposable
{
    /// <summary>Name of the meter, for whoever listens.</summary>
    public const string Name = "Kubernetes.Operator";

    private readonly Meter _meter;

    /// <summary>A meter.</summary>
    /// <param name="prefix">First part of the names of all instruments, for example <c>kubernetes_</c>.</param>
    public KubernetesMeter(string prefix = "kubernetes_")
    {
        Prefix = prefix;
        _meter = new Meter(Name);
    }

    /// <summary>First part of the names of all instruments.</summary>
    public string Prefix { get; }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    internal Counter<long> Counter(string name, string description) =>
        _meter.CreateCounter<long>(Prefix + name, null, description);

    internal Histogram<double> Seconds(string name, string description) =>
        _meter.CreateHistogram<double>(Prefix + name, "s", description);

    internal void Gauge<T>(string name, string description, Func<IEnumerable<Measurement<T>>> observe)
        where T : struct => _meter.CreateObservableGauge(Prefix + name, observe, null, description);
}

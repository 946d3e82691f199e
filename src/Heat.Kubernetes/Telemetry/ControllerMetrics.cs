using System.Diagnostics.Metrics;

namespace Heat.Kubernetes.Telemetry;

internal sealed class ControllerMetrics(KubernetesMeter meter)
{
    private readonly Histogram<double> _passes = meter.Seconds("controller_pass_duration_seconds", "Time that passes over entities took, by kind and result.");

    public void Passed(string kind, string result, TimeSpan duration) =>
        _passes.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("result", result));
}

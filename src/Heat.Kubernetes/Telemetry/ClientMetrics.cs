using System.Diagnostics.Metrics;
using System.Globalization;
using Heat.Kubernetes.Client.Http;

namespace Heat.Kubernetes.Telemetry;

internal sealed class ClientMetrics(KubernetesMeter meter)
{
    private readonly Histogram<double> _duration =
        meter.Seconds("client_request_duration_seconds", "Time from sending a request to the headers of its answer.");

    private readonly Histogram<double> _throttled =
        meter.Seconds("client_throttle_wait_seconds", "Time that requests waited for the client's own rate limit.");

    private readonly Counter<long> _retries =
        meter.Counter("client_request_retries_total", "Requests that were sent again.");

    public void Answered(ApiCall call, int status, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, Tag("verb", call.Verb), Tag("resource", call.Resource), Tag("status", status.ToString(CultureInfo.InvariantCulture)));

    public void Failed(ApiCall call, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, Tag("verb", call.Verb), Tag("resource", call.Resource), Tag("status", "none"));

    public void Throttled(ApiCall call, TimeSpan wait) => _throttled.Record(wait.TotalSeconds, Tag("verb", call.Verb));

    public void Retried(ApiCall call) => _retries.Add(1, Tag("verb", call.Verb), Tag("resource", call.Resource));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Heat.OpenStack.Http;

/// <summary>The meter and the activity source <c>Heat.OpenStack</c>.</summary>
internal sealed class CloudMetrics : IDisposable
{
    public const string Name = "Heat.OpenStack";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly string[] Statuses = [.. Enumerable.Range(0, 600).Select(status => status.ToString(CultureInfo.InvariantCulture))];

    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _durations;

    public CloudMetrics(IMeterFactory? factory, Func<IEnumerable<EndpointLimiter>> limiters)
    {
        _meter = factory?.Create(Name) ?? new Meter(Name);
        _calls = _meter.CreateCounter<long>("heat_operator_cloud_calls_total", null, "HTTP calls to the cloud, repetitions counted, by service, method and status.");
        _durations = _meter.CreateHistogram<double>("heat_operator_cloud_call_duration_seconds", "s", "How long HTTP calls to the cloud take.");
        _meter.CreateObservableGauge(
            "heat_operator_cloud_call_limit", () => Measure(limiters(), limiter => limiter.Limit), null, "Calls that may run at once, per endpoint; falls when the endpoint is overloaded.");
        _meter.CreateObservableGauge(
            "heat_operator_cloud_calls_in_flight", () => Measure(limiters(), limiter => limiter.InFlight), null, "Calls that run, per endpoint.");
        _meter.CreateObservableGauge(
            "heat_operator_cloud_calls_waiting", () => Measure(limiters(), limiter => limiter.Waiting), null, "Calls that wait for the limit or the end of a pause, per endpoint.");
    }

    /// <summary>Notes one call.</summary>
    /// <param name="service">Type of the service.</param>
    /// <param name="method">The method.</param>
    /// <param name="status">The answer's status; 0: no answer.</param>
    /// <param name="duration">How long it took.</param>
    public void Record(string service, string method, int status, TimeSpan duration)
    {
        var words = status switch
        {
            0 => "none",
            _ when status < Statuses.Length => Statuses[status],
            _ => "other",
        };
        _calls.Add(1, new KeyValuePair<string, object?>("service", service), new("method", method), new("status", words));
        _durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("service", service), new KeyValuePair<string, object?>("method", method));
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<int>> Measure(IEnumerable<EndpointLimiter> limiters, Func<EndpointLimiter, int> value) =>
        limiters.Select(limiter => new Measurement<int>(value(limiter), new KeyValuePair<string, object?>("endpoint", limiter.Endpoint)));
}

using System.Diagnostics.Metrics;
using Heat.Operator.Hosting.Metrics;

namespace Heat.Operator.Tests.Hosting;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Instruments_AreWrittenInTheTextFormat()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("Heat.Test");
        var calls = meter.CreateCounter<long>("heat_test_calls_total", description: "Calls.");
        var seconds = meter.CreateHistogram<double>("heat_test_seconds");
        var depth = 5;
        meter.CreateObservableGauge("heat_test_depth", () => depth);
        calls.Add(2, new KeyValuePair<string, object?>("status", "200"), new KeyValuePair<string, object?>("service", "a\"b"));
        calls.Add(1, new KeyValuePair<string, object?>("service", "a\"b"), new KeyValuePair<string, object?>("status", "200"));
        seconds.Record(0.03);
        seconds.Record(400);

        var text = collector.Render();

        Assert.Contains("# TYPE heat_test_calls_total counter\nheat_test_calls_total{service=\"a\\\"b\",status=\"200\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("heat_test_depth 5\n", text, StringComparison.Ordinal);
        Assert.Contains("heat_test_seconds_bucket{le=\"0.025\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("heat_test_seconds_bucket{le=\"0.05\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("heat_test_seconds_bucket{le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("heat_test_seconds_count 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GaugeThatIsNoLongerReported_Disappears()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("Heat.Test");
        List<Measurement<int>> stacks = [new(1, new KeyValuePair<string, object?>("status", "FAILED"))];
        meter.CreateObservableGauge("heat_test_stacks", () => stacks);
        Assert.Contains("heat_test_stacks{status=\"FAILED\"} 1", collector.Render(), StringComparison.Ordinal);
        stacks.Clear();
        Assert.DoesNotContain("FAILED", collector.Render(), StringComparison.Ordinal);
    }
}

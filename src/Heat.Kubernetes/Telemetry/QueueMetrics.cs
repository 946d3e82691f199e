using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Heat.Kubernetes.Queueing;

namespace Heat.Kubernetes.Telemetry;

internal sealed class QueueMetrics
{
    private readonly ConcurrentBag<Probe> _queues = [];
    private readonly Counter<long> _adds;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _waits;
    private readonly Histogram<double> _work;

    public QueueMetrics(KubernetesMeter meter)
    {
        _adds = meter.Counter("queue_adds_total", "Keys that got ready.");
        _retries = meter.Counter("queue_retries_total", "Keys that came back after a failure.");
        _waits = meter.Seconds("queue_wait_seconds", "Time that keys were ready before a worker took them.");
        _work = meter.Seconds("queue_work_seconds", "Time that workers had a key.");
        meter.Gauge("queue_depth", "Keys that are ready.", () => _queues.Select(queue => new Measurement<int>(queue.Count(), Tag("queue", queue.Name))));
        meter.Gauge(
            "queue_oldest_unfinished_seconds",
            "Time since the take of the key that a worker has had longest.",
            () => _queues.Select(queue => new Measurement<double>(queue.OldestUnfinished().TotalSeconds, Tag("queue", queue.Name))));
    }

    public void Observe(string queue, Func<int> count, Func<TimeSpan> oldestUnfinished) => _queues.Add(new Probe(queue, count, oldestUnfinished));

    public void Added(string queue, QueuePriority priority) => _adds.Add(1, Tag("queue", queue), Tag("priority", NameOf(priority)));

    public void Retried(string queue) => _retries.Add(1, Tag("queue", queue));

    public void Taken(string queue, QueuePriority priority, TimeSpan wait) =>
        _waits.Record(wait.TotalSeconds, Tag("queue", queue), Tag("priority", NameOf(priority)));

    public void Worked(string queue, TimeSpan duration) => _work.Record(duration.TotalSeconds, Tag("queue", queue));

    private static string NameOf(QueuePriority priority) => priority switch
    {
        QueuePriority.High => "high",
        QueuePriority.Normal => "normal",
        _ => "low",
    };

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private sealed record Probe(string Name, Func<int> Count, Func<TimeSpan> OldestUnfinished);
}

using Heat.Kubernetes.Telemetry;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Watching;

/// <summary>What all watchers of a program have in common.</summary>
internal sealed record WatchContext(WatcherOptions Options, TimeProvider TimeProvider, ILogger Logger, WatchMetrics Metrics, Random Random)
{
    public double NextDouble()
    {
        lock (Random)
        {
            return Random.NextDouble();
        }
    }
}

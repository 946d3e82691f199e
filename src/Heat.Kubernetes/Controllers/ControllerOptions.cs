using Heat.Kubernetes.Queueing;

namespace Heat.Kubernetes.Controllers;

/// <summary>How a controller works.</summary>
public sealed record ControllerOptions
{
    /// <summary>How many entities are worked on at once. One entity never is twice.</summary>
    public int MaxConcurrency { get; set; } = 10;

    /// <summary>Whether each pass reads its entity from the server instead of the cache: always the newest, for one request more.</summary>
    public bool ReadLive { get; set; }

    /// <summary>Longest time for a pass; then it is cancelled and counts as failed. Null: no limit.</summary>
    public TimeSpan? PassTimeout { get; set; }

    /// <summary>A look that was asked for after at least so long is a periodic one, and gives way to everything else.</summary>
    public TimeSpan PeriodicFrom { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How work is spaced. The name is that of the kind unless set.</summary>
    public WorkQueueOptions Queue { get; set; } = new() { Name = "" };
}

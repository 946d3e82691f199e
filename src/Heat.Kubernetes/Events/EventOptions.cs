namespace Heat.Kubernetes.Events;

/// <summary>How many events are published.</summary>
public sealed record EventOptions
{
    /// <summary>Events about one entity that may be published at once.</summary>
    public int Burst { get; set; } = 25;

    /// <summary>Time after which one more may be published.</summary>
    public TimeSpan Refill { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time for which an event that comes again is counted up instead of published anew.</summary>
    public TimeSpan SameFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Events and entities that are remembered.</summary>
    public int Memory { get; set; } = 4096;

    /// <summary>Longest time that publishing one event may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}

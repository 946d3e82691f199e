namespace Heat.Kubernetes.Queueing;

/// <summary>How a queue spaces its work.</summary>
public sealed record WorkQueueOptions
{
    /// <summary>Name in metrics.</summary>
    public string Name { get; set; } = "default";

    /// <summary>Pause after the first failure; it doubles with each further one.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after a failure.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Part of a pause, up and down, that chance decides, so that what failed together does not come back together.</summary>
    public double Jitter { get; set; } = 0.2;

    /// <summary>How long a key waits behind more urgent ones before it gets a turn in between.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of so many keys taken one is a less urgent one whose patience is over.</summary>
    public int TurnsBetween { get; set; } = 4;
}

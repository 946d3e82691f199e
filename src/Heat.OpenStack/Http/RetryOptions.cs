namespace Heat.OpenStack.Http;

/// <summary>How failed calls are repeated within the client.</summary>
public sealed class RetryOptions
{
    /// <summary>Repetitions at most, beside the first attempt. Default: 4.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The wait before the first repetition; each further one waits about twice as long, with jitter. Default: 500 ms.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A call that has failed is given up so long after its first attempt began. Default: 30 s.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(30);

    internal bool AreValid => MaxRetries >= 0 && BaseDelay >= TimeSpan.Zero && Budget >= BaseDelay && Budget <= TimeSpan.FromDays(1);
}

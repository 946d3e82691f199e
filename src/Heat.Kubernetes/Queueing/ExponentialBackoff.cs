namespace Heat.Kubernetes.Queueing;

/// <summary>Pauses that double up to a limit, with chance in them.</summary>
/// <param name="baseDelay">The first pause.</param>
/// <param name="maxDelay">The longest pause, before chance.</param>
/// <param name="jitter">Part of a pause, up and down, that chance decides.</param>
/// <param name="random">Chance.</param>
internal sealed class ExponentialBackoff(TimeSpan baseDelay, TimeSpan maxDelay, double jitter, Random random)
{
    /// <summary>The pause after so many failures in a row; the first is 1.</summary>
    public TimeSpan After(int failures)
    {
        var exponent = Math.Min(failures - 1, 62);
        var delay = Math.Min(baseDelay.TotalMilliseconds * Math.Pow(2, exponent), maxDelay.TotalMilliseconds);
        lock (random)
        {
            return TimeSpan.FromMilliseconds(delay * (1 + (jitter * ((random.NextDouble() * 2) - 1))));
        }
    }
}

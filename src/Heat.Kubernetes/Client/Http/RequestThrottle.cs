namespace Heat.Kubernetes.Client.Http;

/// <summary>A token bucket: so many requests a second on average, so many at once.</summary>
internal sealed class RequestThrottle(double perSecond, int burst, TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _filled = timeProvider.GetTimestamp();

    /// <summary>Takes a token, in the order of the calls.</summary>
    /// <returns>How long the caller waited.</returns>
    public async ValueTask<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(wait, timeProvider, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                GiveBack();
                throw;
            }
        }

        return wait;
    }

    private TimeSpan Reserve()
    {
        if (perSecond <= 0)
        {
            return TimeSpan.Zero;
        }

        lock (_lock)
        {
            var now = timeProvider.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (timeProvider.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
            _filled = now;
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }

    private void GiveBack()
    {
        lock (_lock)
        {
            _tokens++;
        }
    }
}

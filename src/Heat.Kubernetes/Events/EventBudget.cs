namespace Heat.Kubernetes.Events;

/// <summary>How many more events about one entity may be published now. Not thread safe.</summary>
internal sealed class EventBudget(EventOptions options, TimeProvider timeProvider)
{
    private double _left = options.Burst;
    private long _filled = timeProvider.GetTimestamp();

    public bool TrySpend()
    {
        var now = timeProvider.GetTimestamp();
        _left = Math.Min(options.Burst, _left + (timeProvider.GetElapsedTime(_filled, now) / options.Refill));
        _filled = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}

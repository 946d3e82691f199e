namespace Heat.Kubernetes.Queueing;

/// <summary>Keys that get ready by themselves, and the one timer that wakes them. Belongs to the lock of the queue.</summary>
internal sealed class DelayLine<TKey> : IDisposable
    where TKey : notnull
{
    private readonly PriorityQueue<WorkItem<TKey>, long> _line = new();
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private long _wakesAt = long.MaxValue;

    /// <summary>An empty line.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="wake">Called, without the lock, when <see cref="TakeDue"/> has something to give.</param>
    public DelayLine(TimeProvider timeProvider, Action wake)
    {
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public static void Cancel(WorkItem<TKey> item) => item.DueAt = null;

    /// <summary>Schedules a key, unless it is due earlier.</summary>
    public void Schedule(WorkItem<TKey> item, TimeSpan delay, QueuePriority priority)
    {
        var due = _timeProvider.GetTimestamp() + (long)(delay.TotalSeconds * _timeProvider.TimestampFrequency);
        item.DuePriority = item.DueAt is null || priority > item.DuePriority ? priority : item.DuePriority;
        if (item.DueAt <= due)
        {
            return;
        }

        item.DueAt = due;
        _line.Enqueue(item, due);
        SetTimer(due);
    }

    /// <summary>Takes the keys whose time has come.</summary>
    public List<WorkItem<TKey>> TakeDue()
    {
        var due = new List<WorkItem<TKey>>();
        var now = _timeProvider.GetTimestamp();
        while (_line.TryPeek(out var item, out var at) && at <= now)
        {
            _line.Dequeue();

            // A key that was cancelled or rescheduled left an older entry behind.
            if (item.DueAt == at)
            {
                due.Add(item);
            }
        }

        _wakesAt = long.MaxValue;
        if (_line.TryPeek(out _, out var next))
        {
            SetTimer(next);
        }

        return due;
    }

    public void Dispose() => _timer.Dispose();

    private void SetTimer(long due)
    {
        if (due >= _wakesAt)
        {
            return;
        }

        _wakesAt = due;
        var wait = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), due);

        // Timers count in milliseconds: round up, or the timer fires just before the time and again and again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }
}

namespace Heat.OpenStack.Tests.Scripted;

/// <summary>A clock that only tests move, except that short waits pass at once: a wait moves the clock to its end.</summary>
/// <remarks>Short are the waits between repetitions; the times that calls may take are long, and pass only when a test says so.</remarks>
internal sealed class HastyClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<HastyTimer> _timers = [];
    private DateTimeOffset _now = Start;

    /// <summary>Waits up to this pass at once.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>The waits that passed at once, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        List<HastyTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            due.ForEach(timer => timer.Due = DateTimeOffset.MaxValue);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HastyTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(HastyTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            if (dueTime < TimeSpan.Zero || dueTime > Patience)
            {
                timer.Due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : _now + dueTime;
                return;
            }

            _now += dueTime;
            Waits.Add(dueTime);
        }

        ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), timer, preferLocal: false);
    }

    private void Remove(HastyTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class HastyTimer(HastyClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _disposed;

        public DateTimeOffset Due { get; set; } = DateTimeOffset.MaxValue;

        public void Fire()
        {
            if (!_disposed)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            clock.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

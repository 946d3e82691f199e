namespace Heat.Testing;

/// <summary>A clock that stands still until a test moves it. Timers fire while it is moved, in their order, on the thread that moves it, and what waits for them goes on there.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private TimeSpan _wallOffset;

    /// <summary>A clock that starts at a round moment.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that starts at a moment.</summary>
    public ManualTimeProvider(DateTimeOffset start)
    {
        _start = start;
        _now = start;
    }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that are set and have not fired.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_lock)
            {
                return CountPending();
            }
        }
    }

    /// <summary>How long until the next timer fires; null when none is set.</summary>
    public TimeSpan? NextTimerIn
    {
        get
        {
            lock (_lock)
            {
                return _timers.Min(timer => timer.Due) - _now;
            }
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _wallOffset;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return (_now - _start).Ticks;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock. Timers that are due on the way fire at their own time.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_lock)
        {
            target = _now + by;
        }

        // With the context of a test framework, what waits for a timer would go on elsewhere and later.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (TakeDue(target) is { } timer)
            {
                timer.Fire();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        lock (_lock)
        {
            _now = target > _now ? target : _now;
        }
    }

    /// <summary>Moves the wall clock alone, as after a machine slept or somebody set the time.</summary>
    public void ShiftWallClock(TimeSpan by)
    {
        lock (_lock)
        {
            _wallOffset += by;
        }
    }

    /// <summary>Waits until so many timers are pending: until whoever is tested has begun to wait.</summary>
    public Task WaitForTimersAsync(int count)
    {
        lock (_lock)
        {
            if (CountPending() >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task;
        }
    }

    private int CountPending() => _timers.Count(timer => timer.Due is not null);

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next?.Due is { } due)
            {
                _now = due > _now ? due : _now;
                next.Due = next.Period is { } period ? due + period : null;
            }

            return next;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            timer.Due = dueTime < TimeSpan.Zero ? null : _now + dueTime;
            timer.Period = period <= TimeSpan.Zero ? null : period;
            var pending = CountPending();
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= pending))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.Due = null;
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan? Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

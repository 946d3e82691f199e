using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Queueing;

/// <summary>A queue of keys with priorities, fair turns between partitions, delays and backoff.</summary>
/// <typeparam name="TKey">What is worked on.</typeparam>
public sealed class WorkQueue<TKey> : IWorkQueue<TKey>, IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, WorkItem<TKey>> _items = [];
    private readonly LaneSelector<TKey> _lanes;
    private readonly DelayLine<TKey> _delays;
    private readonly SemaphoreSlim _available = new(0);
    private readonly WorkQueueOptions _options;
    private readonly Func<TKey, string> _partition;
    private readonly ExponentialBackoff _backoff;
    private readonly QueueMetrics? _metrics;
    private readonly TimeProvider _timeProvider;

    /// <summary>An empty queue.</summary>
    /// <param name="options">How work is spaced.</param>
    /// <param name="partition">Among whom turns are fair, for example the namespace of a key.</param>
    /// <param name="meter">Where the queue is measured.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">Chance, for backoff.</param>
    public WorkQueue(
        WorkQueueOptions options, Func<TKey, string> partition, KubernetesMeter? meter = null, TimeProvider? timeProvider = null, Random? random = null)
        : this(options, partition, timeProvider ?? TimeProvider.System, random ?? new Random(), meter is null ? null : new QueueMetrics(meter))
    {
    }

    internal WorkQueue(WorkQueueOptions options, Func<TKey, string> partition, TimeProvider timeProvider, Random random, QueueMetrics? metrics)
    {
        _options = options;
        _partition = partition;
        _timeProvider = timeProvider;
        _metrics = metrics;
        _lanes = new LaneSelector<TKey>(options.Patience, options.TurnsBetween, timeProvider);
        _delays = new DelayLine<TKey>(timeProvider, Wake);
        _backoff = new ExponentialBackoff(options.BaseDelay, options.MaxDelay, options.Jitter, random);
        metrics?.Observe(Name, () => Count, () => OldestUnfinished);
    }

    /// <inheritdoc />
    public int Count => _available.CurrentCount;

    /// <summary>Name of the queue in metrics.</summary>
    public string Name => _options.Name;

    /// <summary>How long the work that has been going on longest has been going on; zero when there is none.</summary>
    public TimeSpan OldestUnfinished
    {
        get
        {
            lock (_lock)
            {
                var takenAt = _items.Values.Where(item => item.IsProcessing).Select(item => (long?)item.TakenAt).Min();
                return takenAt is { } oldest ? _timeProvider.GetElapsedTime(oldest) : TimeSpan.Zero;
            }
        }
    }

    /// <inheritdoc />
    public void Add(TKey key, QueuePriority priority)
    {
        lock (_lock)
        {
            Enqueue(ItemOf(key), priority);
        }
    }

    /// <inheritdoc />
    public void AddAfter(TKey key, TimeSpan delay, QueuePriority priority)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key, priority);
            return;
        }

        lock (_lock)
        {
            var item = ItemOf(key);
            if (item.Ticket is null)
            {
                _delays.Schedule(item, delay, priority);
            }
        }
    }

    /// <inheritdoc />
    public TimeSpan AddRateLimited(TKey key, QueuePriority priority)
    {
        TimeSpan delay;
        lock (_lock)
        {
            delay = _backoff.After(++ItemOf(key).Failures);
        }

        _metrics?.Retried(Name);
        AddAfter(key, delay, priority);
        return delay;
    }

    /// <inheritdoc />
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            if (_items.TryGetValue(key, out var item))
            {
                item.Failures = 0;
                DropIfIdle(item);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<TKey> TakeAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var ticket = _lanes.Take();
            var item = _items[ticket.Key];
            item.Ticket = null;
            item.IsProcessing = true;
            item.TakenAt = _timeProvider.GetTimestamp();
            _metrics?.Taken(Name, ticket.Priority, _timeProvider.GetElapsedTime(ticket.Since, item.TakenAt));
            return ticket.Key;
        }
    }

    /// <inheritdoc />
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (!_items.TryGetValue(key, out var item) || !item.IsProcessing)
            {
                throw new InvalidOperationException($"{key} was given back to the queue \"{Name}\", but nobody had taken it.");
            }

            item.IsProcessing = false;
            _metrics?.Worked(Name, _timeProvider.GetElapsedTime(item.TakenAt));
            if (item.Dirty is { } priority)
            {
                item.Dirty = null;
                Enqueue(item, priority);
            }
            else
            {
                DropIfIdle(item);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _delays.Dispose();
        _available.Dispose();
    }

    private WorkItem<TKey> ItemOf(TKey key)
    {
        if (!_items.TryGetValue(key, out var item))
        {
            _items[key] = item = new WorkItem<TKey>(key);
        }

        return item;
    }

    private void DropIfIdle(WorkItem<TKey> item)
    {
        if (item.IsIdle)
        {
            _items.Remove(item.Key);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            foreach (var item in _delays.TakeDue())
            {
                Enqueue(item, item.DuePriority);
            }
        }
    }

    /// <summary>Makes a key ready. Whatever it waited for, it no longer does.</summary>
    private void Enqueue(WorkItem<TKey> item, QueuePriority priority)
    {
        DelayLine<TKey>.Cancel(item);
        if (item.IsProcessing)
        {
            item.Dirty = item.Dirty > priority ? item.Dirty : priority;
            return;
        }

        if (item.Ticket is { } held && held.Priority >= priority)
        {
            return;
        }

        var since = item.Ticket?.Since ?? _timeProvider.GetTimestamp();
        var isNew = item.Ticket is null;
        if (item.Ticket is { } weaker)
        {
            weaker.IsVoid = true;
        }

        item.Ticket = new Ticket<TKey>(item.Key, priority, since);
        _lanes.Add(_partition(item.Key), item.Ticket);
        if (isNew)
        {
            _metrics?.Added(Name, priority);
            _available.Release();
        }
    }
}

using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Telemetry;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Watching;

/// <summary>One cache, and one watch per namespace, for each kind and scope, however many ask for it.</summary>
public sealed class SharedCaches
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Type, WatchScope Scope), Entry> _entries = [];
    private readonly IKubernetesClient _client;
    private readonly WatchContext _context;
    private CancellationToken? _running;

    /// <summary>No caches yet.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="options">How watches are kept alive.</param>
    /// <param name="meter">Where watches are measured.</param>
    /// <param name="logger">Where they tell what breaks.</param>
    /// <param name="timeProvider">The clock.</param>
    public SharedCaches(IKubernetesClient client, WatcherOptions options, KubernetesMeter meter, ILogger<SharedCaches> logger, TimeProvider timeProvider)
    {
        _client = client;
        _context = new WatchContext(options, timeProvider, logger, new WatchMetrics(meter, timeProvider), new Random());
    }

    /// <summary>Whether all caches have seen their whole collection once.</summary>
    public bool HaveSynced => Snapshot().All(entry => entry.HasSynced());

    /// <summary>How long the cache that has heard nothing for longest has heard nothing.</summary>
    public TimeSpan Staleness => Snapshot().Select(entry => _context.Metrics.StalenessOf(entry.Kind)).Max() ?? TimeSpan.Zero;

    /// <summary>The cache for a kind, the same each time. It fills once <see cref="RunAsync"/> runs.</summary>
    public IEntityCache<TEntity> Get<TEntity>(WatchScope? scope = null)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var key = (typeof(TEntity), scope ?? WatchScope.Everything);
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries[key] = entry = Create<TEntity>(key.Item2);
                if (_running is { } cancellationToken)
                {
                    entry.Start(cancellationToken);
                }
            }

            return (IEntityCache<TEntity>)entry.Cache;
        }
    }

    /// <summary>Runs all watches until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _running = cancellationToken;
            foreach (var entry in _entries.Values)
            {
                entry.Start(cancellationToken);
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, _context.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Snapshot().Select(entry => entry.Work));
    }

    /// <summary>Waits until all caches that there are have seen their whole collection once.</summary>
    public Task WaitForSyncAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Snapshot().Select(entry => entry.WaitForSyncAsync(cancellationToken)));

    private Entry Create<TEntity>(WatchScope scope)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var isNamespaced = typeof(TEntity) != typeof(KubernetesObject) && EntityMetadata.Of<TEntity>().Scope == EntityScope.Namespaced;
        string[] namespaces = isNamespaced ? [.. _context.Options.Namespaces.Distinct(StringComparer.Ordinal)] : [];
        var cache = new EntityCache<TEntity>(namespaces);
        _context.Metrics.Observe(typeof(TEntity).Name, () => cache.Count);
        var watchers = (namespaces.Length == 0 ? [null] : namespaces.Cast<string?>())
            .Select(@namespace => new EntityWatcher<TEntity>(_client, cache, scope, @namespace, _context))
            .ToArray();
        return new Entry(typeof(TEntity).Name, cache)
        {
            HasSynced = () => cache.HasSynced,
            WaitForSyncAsync = cache.WaitForSyncAsync,
            Run = cancellationToken => Task.WhenAll(watchers.Select(watcher => watcher.RunAsync(cancellationToken))),
        };
    }

    private Entry[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries.Values];
        }
    }

    private sealed record Entry(string Kind, object Cache)
    {
        public required Func<bool> HasSynced { get; init; }

        public required Func<CancellationToken, Task> WaitForSyncAsync { get; init; }

        public required Func<CancellationToken, Task> Run { get; init; }

        public Task Work { get; private set; } = Task.CompletedTask;

        public void Start(CancellationToken cancellationToken) => Work = Run(cancellationToken);
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Watching;

/// <summary>A cache in memory, filled by one or more watchers.</summary>
/// <typeparam name="TEntity">Type of the objects.</typeparam>
public sealed class EntityCache<TEntity> : IEntityCache<TEntity>, IWatchSink<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Held while a change is stored and told, so that changes are told in order. Taken before <see cref="_lock"/>, never after.</summary>
    private readonly Lock _dispatch = new();

    /// <summary>Held while data is read or changed, never while observers are called: they may read other caches.</summary>
    private readonly Lock _lock = new();
    private readonly Dictionary<EntityKey, TEntity> _entities = [];
    private readonly Dictionary<string, EntityIndex<EntityKey, TEntity>> _indexes = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _missing;
    private ImmutableList<Action<EntityChange<TEntity>>> _observers = [];

    /// <summary>An empty cache.</summary>
    /// <param name="namespaces">Namespaces that are watched one by one. None: the whole cluster is watched at once.</param>
    public EntityCache(params IReadOnlyCollection<string> namespaces)
    {
        _missing = namespaces.Count == 0 ? [""] : [.. namespaces];
    }

    /// <inheritdoc />
    public bool HasSynced => _synced.Task.IsCompleted;

    /// <inheritdoc />
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entities.Count;
            }
        }
    }

    /// <inheritdoc />
    public bool TryGet(EntityKey key, [NotNullWhen(true)] out TEntity? entity)
    {
        lock (_lock)
        {
            return _entities.TryGetValue(key, out entity);
        }
    }

    /// <inheritdoc />
    public IReadOnlyCollection<TEntity> List()
    {
        lock (_lock)
        {
            return [.. _entities.Values];
        }
    }

    /// <inheritdoc />
    public IReadOnlyCollection<TEntity> ListByIndex(string index, string value)
    {
        lock (_lock)
        {
            return _indexes.TryGetValue(index, out var found)
                ? [.. found[value].Select(key => _entities[key])]
                : throw new ArgumentException($"The cache of {typeof(TEntity).Name} has no index \"{index}\".", nameof(index));
        }
    }

    /// <inheritdoc />
    public void AddIndex(string index, Func<TEntity, IEnumerable<string>> values)
    {
        lock (_lock)
        {
            var added = new EntityIndex<EntityKey, TEntity>(values);
            if (_indexes.TryAdd(index, added))
            {
                foreach (var (key, entity) in _entities)
                {
                    added.Replace(key, null, entity);
                }
            }
        }
    }

    /// <inheritdoc />
    public IDisposable Subscribe(Action<EntityChange<TEntity>> observer)
    {
        lock (_dispatch)
        {
            foreach (var entity in List())
            {
                observer(new EntityChange<TEntity>(EntityKey.Of(entity), null, entity, IsInitial: true));
            }

            _observers = _observers.Add(observer);
        }

        return new Subscription(() =>
        {
            lock (_dispatch)
            {
                _observers = _observers.Remove(observer);
            }
        });
    }

    /// <inheritdoc />
    public Task WaitForSyncAsync(CancellationToken cancellationToken) => _synced.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public void Replace(string? @namespace, IReadOnlyCollection<TEntity> entities)
    {
        lock (_dispatch)
        {
            var isInitial = _missing.Contains(@namespace ?? "");
            var gone = List().Where(entity => @namespace is null || entity.Metadata.Namespace == @namespace).ToDictionary(EntityKey.Of);
            foreach (var entity in entities)
            {
                gone.Remove(EntityKey.Of(entity));
                Store(entity, isInitial);
            }

            foreach (var entity in gone.Values)
            {
                Drop(entity);
            }

            _missing.Remove(@namespace ?? "");
            if (_missing.Count == 0)
            {
                _synced.TrySetResult();
            }
        }
    }

    /// <inheritdoc />
    public void Set(TEntity entity)
    {
        lock (_dispatch)
        {
            Store(entity, isInitial: false);
        }
    }

    /// <inheritdoc />
    public void Remove(TEntity entity)
    {
        lock (_dispatch)
        {
            Drop(entity);
        }
    }

    private static bool IsSame(TEntity before, TEntity after) =>
        before.Metadata.ResourceVersion == after.Metadata.ResourceVersion && before.Metadata.Uid == after.Metadata.Uid;

    private void Store(TEntity entity, bool isInitial)
    {
        var key = EntityKey.Of(entity);
        TEntity? before;
        lock (_lock)
        {
            if (_entities.TryGetValue(key, out before) && IsSame(before, entity))
            {
                return;
            }

            _entities[key] = entity;
            UpdateIndexes(key, before, entity);
        }

        Tell(new EntityChange<TEntity>(key, before, entity, isInitial));
    }

    /// <summary>Takes an object out, if it is there.</summary>
    /// <param name="last">The object as the server saw it last, which may be newer than what the cache has.</param>
    private void Drop(TEntity last)
    {
        var key = EntityKey.Of(last);
        lock (_lock)
        {
            if (!_entities.Remove(key, out var before))
            {
                return;
            }

            UpdateIndexes(key, before, null);
        }

        Tell(new EntityChange<TEntity>(key, last, null));
    }

    private void UpdateIndexes(EntityKey key, TEntity? before, TEntity? after)
    {
        foreach (var index in _indexes.Values)
        {
            index.Replace(key, before, after);
        }
    }

    private void Tell(EntityChange<TEntity> change)
    {
        foreach (var observer in _observers)
        {
            observer(change);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Controllers;

/// <summary>Entities that are gone and whose controller does not know it yet.</summary>
internal sealed class Tombstones<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ConcurrentDictionary<EntityKey, TEntity> _entities = new();

    public void Add(EntityKey key, TEntity last) => _entities[key] = last;

    public bool TryGet(EntityKey key, [NotNullWhen(true)] out TEntity? last) => _entities.TryGetValue(key, out last);

    public void Remove(EntityKey key) => _entities.TryRemove(key, out _);
}

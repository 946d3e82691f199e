using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;

namespace Heat.Operator.Snapshots;

/// <summary>Finds the snapshots of a Stack.</summary>
internal sealed class SnapshotIndexes
{
    private const string ByStack = "stack";

    private readonly IEntityCache<V1Alpha1StackSnapshot> _cache;

    /// <summary>Adds the index to the cache of snapshots.</summary>
    public SnapshotIndexes(SharedCaches caches)
    {
        _cache = caches.Get<V1Alpha1StackSnapshot>();
        _cache.AddIndex(ByStack, snapshot => StackOf(snapshot).Select(key => key.ToString()));
    }

    /// <summary>The Stack of a snapshot.</summary>
    public static IEnumerable<EntityKey> StackOf(V1Alpha1StackSnapshot snapshot) => [new EntityKey(snapshot.Metadata.Namespace, snapshot.Spec.StackRef.Name)];

    /// <summary>The snapshots of a Stack.</summary>
    public IEnumerable<V1Alpha1StackSnapshot> Of(V1Alpha1Stack stack) => _cache.ListByIndex(ByStack, EntityKey.Of(stack).ToString());
}

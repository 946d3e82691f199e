using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks;

/// <summary>Finds Stacks by what they refer to.</summary>
internal sealed class StackIndexes : IStackLookup
{
    private const string ByDependency = "dependency";
    private const string ById = "id";

    private readonly IEntityCache<V1Alpha1Stack> _cache;

    /// <summary>Adds the index to the cache of Stacks.</summary>
    public StackIndexes(SharedCaches caches)
    {
        _cache = caches.Get<V1Alpha1Stack>();
        _cache.AddIndex(ByDependency, stack => SourceReferences.Stacks(stack).Select(key => key.ToString()));
        _cache.AddIndex(ById, stack => stack.Metadata.Uid is { } id ? [id] : []);
    }

    /// <summary>All Stacks, for metrics.</summary>
    public IReadOnlyCollection<V1Alpha1Stack> All => _cache.List();

    /// <inheritdoc/>
    public V1Alpha1Stack? Find(EntityKey key) => _cache.TryGet(key, out var stack) ? stack : null;

    /// <inheritdoc/>
    public V1Alpha1Stack? FindById(string id) => _cache.ListByIndex(ById, id).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<V1Alpha1Stack> DependentsOf(EntityKey key) => _cache.ListByIndex(ByDependency, key.ToString());
}

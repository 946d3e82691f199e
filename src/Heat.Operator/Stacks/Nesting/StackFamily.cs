using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Finds the Stacks that stand in one another, without asking the API server.</summary>
internal sealed class StackFamily
{
    private const string ByParent = "parent";
    private const string ByRoot = "root";
    private const string ByName = "child";
    private const string ByUid = "uid";

    private readonly IEntityCache<V1Alpha1Stack> _cache;

    /// <summary>Adds the indexes to the cache of Stacks.</summary>
    public StackFamily(SharedCaches caches)
        : this(caches.Get<V1Alpha1Stack>())
    {
    }

    /// <summary>Adds the indexes to a cache of Stacks.</summary>
    internal StackFamily(IEntityCache<V1Alpha1Stack> cache)
    {
        _cache = cache;
        _cache.AddIndex(ByParent, ParentIndex);
        _cache.AddIndex(ByRoot, stack => RootOf(stack) is { } root ? [root.ToString()] : []);
        _cache.AddIndex(ByName, stack => stack.Spec.Nested is { Parent: not null } nested ? [NameKey(OwnerOf(stack), nested.StackName)] : []);
        _cache.AddIndex(ByUid, stack => [stack.Metadata.Uid ?? ""]);
    }

    /// <summary>A Stack, or null.</summary>
    public V1Alpha1Stack? Find(EntityKey key) => _cache.TryGet(key, out var stack) ? stack : null;

    /// <summary>A Stack by its uid, or null.</summary>
    public V1Alpha1Stack? FindByUid(string uid) => _cache.ListByIndex(ByUid, uid).FirstOrDefault();

    /// <summary>The child of a parent by its name as a stack, or null.</summary>
    public V1Alpha1Stack? Child(string parentUid, string stackName) => _cache.ListByIndex(ByName, NameKey(parentUid, stackName)).FirstOrDefault();

    /// <summary>The Stack in which a Stack stands: the very one that owns it. Null: it stands in none, or that is gone.</summary>
    public V1Alpha1Stack? Parent(V1Alpha1Stack stack) =>
        ParentOf(stack) is { } key && Find(key) is { } parent && parent.Metadata.Uid == OwnerOf(stack) ? parent : null;

    /// <summary>All Stacks above one, the nearest first.</summary>
    public IEnumerable<V1Alpha1Stack> Ancestors(V1Alpha1Stack stack)
    {
        // Owners are checked by their identity, so there is no circle; the bound is for objects that somebody forged.
        var above = Parent(stack);
        for (var depth = 0; above is not null && depth < 16; depth++)
        {
            yield return above;
            above = Parent(above);
        }
    }

    /// <summary>The Stacks right inside one: those that it owns.</summary>
    public IEnumerable<V1Alpha1Stack> Children(V1Alpha1Stack stack) =>
        _cache.ListByIndex(ByParent, EntityKey.Of(stack).ToString()).Where(child => OwnerOf(child) == stack.Metadata.Uid);

    /// <summary>The Stacks right inside one.</summary>
    public static IReadOnlyCollection<V1Alpha1Stack> ChildrenIn(IEntityCache<V1Alpha1Stack> cache, EntityKey parent)
    {
        cache.AddIndex(ByParent, ParentIndex); // one that is there stays
        return cache.ListByIndex(ByParent, parent.ToString());
    }

    /// <summary>All Stacks of a tree but the outermost.</summary>
    public IReadOnlyCollection<V1Alpha1Stack> Inside(EntityKey root) => _cache.ListByIndex(ByRoot, root.ToString());

    /// <summary>Key of the Stack in which one stands; null: it stands in none.</summary>
    public static EntityKey? ParentOf(V1Alpha1Stack stack) => KeyOf(stack, stack.Spec.Nested?.Parent);

    /// <summary>Key of the outermost Stack; null: it is that itself.</summary>
    public static EntityKey? RootOf(V1Alpha1Stack stack) => KeyOf(stack, stack.Spec.Nested is { Parent: not null } nested ? nested.Root : null);

    /// <summary>Uid of the Stack that owns one; empty where none does.</summary>
    public static string OwnerOf(V1Alpha1Stack stack) =>
        stack.Metadata.OwnerReferences?.Find(owner => owner.Controller == true && owner.Kind == "Stack")?.Uid ?? "";

    private static IEnumerable<string> ParentIndex(V1Alpha1Stack stack) => ParentOf(stack) is { } parent ? [parent.ToString()] : [];

    private static EntityKey? KeyOf(V1Alpha1Stack stack, string? name) =>
        name is null ? null : new EntityKey(stack.Metadata.Namespace, name);

    private static string NameKey(string parentUid, string stackName) => $"{parentUid}/{stackName}";
}

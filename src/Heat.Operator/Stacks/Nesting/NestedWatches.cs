using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Requests;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Which Stacks a change of another Stack concerns: its parent always, those inside it where it hands something else on.</summary>
internal static class NestedWatches
{
    /// <summary>What happens in a Stack is its parent's business.</summary>
    public static IEnumerable<EntityKey> Parent(V1Alpha1Stack stack) => StackFamily.ParentOf(stack) is { } parent ? [parent] : [];

    /// <summary>All Stacks inside one, at every depth.</summary>
    public static IEnumerable<EntityKey> Inside(V1Alpha1Stack stack, IEntityCache<V1Alpha1Stack> stacks)
    {
        var waiting = new Queue<EntityKey>([EntityKey.Of(stack)]);
        while (waiting.TryDequeue(out var key))
        {
            foreach (var child in StackFamily.ChildrenIn(stacks, key))
            {
                var inside = EntityKey.Of(child);
                waiting.Enqueue(inside);
                yield return inside;
            }
        }
    }

    /// <summary>The change concerns those inside.</summary>
    public static bool HandsOnSomethingElse(EntityChange<V1Alpha1Stack> change) =>
        change is { Before: { } before, After: { } after }
        && (before.Metadata.DeletionTimestamp != after.Metadata.DeletionTimestamp || !Inheritance.HandsOnTheSame(before.Spec, after.Spec)
            || RequestAnnotations.Differ(before, after) || before.Status?.Serving?.Kind != after.Status?.Serving?.Kind);
}

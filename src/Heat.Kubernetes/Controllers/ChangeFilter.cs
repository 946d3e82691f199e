using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>Tells changes that a controller must see from the echo of its own status writes.</summary>
internal static class ChangeFilter
{
    public static bool MustLook<TEntity>(EntityChange<TEntity> change)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        if (change.Before?.Metadata is not { } before || change.After?.Metadata is not { } after)
        {
            return true;
        }

        return before.Uid != after.Uid
            || before.Generation != after.Generation
            || after.Generation is null
            || before.DeletionTimestamp != after.DeletionTimestamp
            || !AreSame(before.Labels, after.Labels)
            || !AreSame(before.Annotations, after.Annotations);
    }

    private static bool AreSame(Dictionary<string, string>? left, Dictionary<string, string>? right) =>
        (left?.Count ?? 0) == (right?.Count ?? 0)
        && (left is null || right is null || left.All(pair => right.TryGetValue(pair.Key, out var value) && value == pair.Value));
}

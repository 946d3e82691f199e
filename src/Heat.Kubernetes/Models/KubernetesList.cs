namespace Heat.Kubernetes.Models;

/// <summary>Objects of one kind, or one page of them.</summary>
/// <typeparam name="TEntity">Type of the objects.</typeparam>
/// <param name="Metadata">Version of the list and the next page.</param>
/// <param name="Items">The objects. Version and kind are filled in each.</param>
public sealed record KubernetesList<TEntity>(V1ListMeta Metadata, IReadOnlyList<TEntity> Items)
{
    /// <summary>Objects that are left out because they do not have the form of <typeparamref name="TEntity"/>.</summary>
    public IReadOnlyList<UnreadableObject> Unreadable { get; init; } = [];
}

/// <summary>An object that does not have the form that its kind should have.</summary>
/// <param name="Key">Which object, as far as it could be read.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record UnreadableObject(EntityKey Key, string Problem);

namespace Heat.Kubernetes.Models;

/// <summary>Questions that are asked of metadata often.</summary>
public static class ObjectMetaExtensions
{
    /// <summary>Whether deletion was asked for.</summary>
    public static bool IsBeingDeleted(this IKubernetesObject<V1ObjectMeta> entity) => entity.Metadata.DeletionTimestamp is not null;

    /// <summary>Whether the object waits for a finalizer.</summary>
    public static bool HasFinalizer(this IKubernetesObject<V1ObjectMeta> entity, string identifier) =>
        entity.Metadata.Finalizers?.Contains(identifier) ?? false;

    /// <summary>A label, or null.</summary>
    public static string? Label(this IKubernetesObject<V1ObjectMeta> entity, string name) =>
        entity.Metadata.Labels is { } labels && labels.TryGetValue(name, out var value) ? value : null;

    /// <summary>An annotation, or null.</summary>
    public static string? Annotation(this IKubernetesObject<V1ObjectMeta> entity, string name) =>
        entity.Metadata.Annotations is { } annotations && annotations.TryGetValue(name, out var value) ? value : null;

    /// <summary>The owner that controls the object, or null.</summary>
    public static V1OwnerReference? Controller(this IKubernetesObject<V1ObjectMeta> entity) =>
        entity.Metadata.OwnerReferences?.Find(owner => owner.Controller == true);

    /// <summary>A reference by which other objects say that they belong to this one.</summary>
    /// <param name="entity">The owner. It must have been stored: without its identity the server would collect the children at once.</param>
    /// <param name="controller">Whether the owner is the one that controls the other object.</param>
    /// <param name="blockOwnerDeletion">Whether a foreground deletion of the owner waits for the other object.</param>
    public static V1OwnerReference ToOwnerReference(this IKubernetesObject<V1ObjectMeta> entity, bool controller = true, bool blockOwnerDeletion = true)
    {
        var reference = V1ObjectReference.To(entity);
        return new V1OwnerReference
        {
            ApiVersion = reference.ApiVersion,
            Kind = reference.Kind,
            Name = reference.Name,
            Uid = reference.Uid ?? throw new InvalidOperationException($"{reference.Kind} \"{EntityKey.Of(entity)}\" has no uid: store it before it owns anything."),
            Controller = controller ? true : null,
            BlockOwnerDeletion = blockOwnerDeletion ? true : null,
        };
    }
}

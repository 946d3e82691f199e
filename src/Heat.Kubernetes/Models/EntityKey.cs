namespace Heat.Kubernetes.Models;

/// <summary>Names one object of a known kind.</summary>
/// <param name="Namespace">Namespace; null for an object of the whole cluster.</param>
/// <param name="Name">Name inside the namespace.</param>
public readonly record struct EntityKey(string? Namespace, string Name)
{
    /// <summary>The key of an object.</summary>
    public static EntityKey Of(IKubernetesObject<V1ObjectMeta> entity) =>
        new(string.IsNullOrEmpty(entity.Metadata.Namespace) ? null : entity.Metadata.Namespace, entity.Metadata.Name ?? "");

    /// <summary><c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Namespace is null ? Name : $"{Namespace}/{Name}";
}

using System.Collections.Concurrent;
using System.Reflection;

namespace Heat.Kubernetes.Models;

/// <summary>Where the API serves a kind: what <see cref="KubernetesEntityAttribute"/> and <see cref="EntityScopeAttribute"/> say of a type.</summary>
/// <param name="Group">API group; empty for the legacy group.</param>
/// <param name="Version">Version inside the group.</param>
/// <param name="Kind">Kind in the singular.</param>
/// <param name="Plural">Name of the collection.</param>
/// <param name="Scope">Whether objects live in namespaces.</param>
public sealed record EntityMetadata(string Group, string Version, string Kind, string Plural, EntityScope Scope = EntityScope.Namespaced)
{
    private static readonly ConcurrentDictionary<Type, EntityMetadata> Known = new();

    /// <summary>Group and version as they stand in an object.</summary>
    public string ApiVersion { get; } = Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The place of a type.</summary>
    /// <exception cref="InvalidOperationException">The type has no <see cref="KubernetesEntityAttribute"/>.</exception>
    public static EntityMetadata Of<TEntity>()
        where TEntity : IKubernetesObject => Of(typeof(TEntity));

    /// <inheritdoc cref="Of{TEntity}"/>
    public static EntityMetadata Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>Path of a collection, an object or a subresource on the API server, from the root and escaped.</summary>
    /// <exception cref="ArgumentException">An object of a namespaced kind is named without its namespace.</exception>
    public string PathOf(string? @namespace, string? name = null, string? subresource = null)
    {
        if (name is not null && Scope == EntityScope.Namespaced && string.IsNullOrEmpty(@namespace))
        {
            throw new ArgumentException($"{Kind} \"{name}\" needs a namespace: objects of this kind live in one.", nameof(@namespace));
        }

        var root = Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
        var space = Scope == EntityScope.Namespaced && !string.IsNullOrEmpty(@namespace) ? $"/namespaces/{Uri.EscapeDataString(@namespace)}" : "";
        var item = name is null ? "" : "/" + Uri.EscapeDataString(name);
        return $"{root}{space}/{Plural}{item}{(subresource is null ? "" : "/" + subresource)}";
    }

    /// <inheritdoc />
    public override string ToString() => Group.Length == 0 ? $"{Plural}.{Version}" : $"{Plural}.{Version}.{Group}";

    private static EntityMetadata Read(Type type)
    {
        var entity = type.GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{type} is not served by Kubernetes: give it a [KubernetesEntity] attribute.");
        var scope = type.GetCustomAttribute<EntityScopeAttribute>()?.Scope ?? EntityScope.Namespaced;
        return new EntityMetadata(entity.Group, entity.ApiVersion, entity.Kind, entity.PluralName, scope);
    }
}

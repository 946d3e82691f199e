using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>Reads and writes objects of the Kubernetes API. The convenient forms are in <see cref="KubernetesClientExtensions"/>.</summary>
/// <remarks>
/// Every method may throw <see cref="KubernetesApiException"/>. An object that is not there is null for <see cref="GetAsync{TEntity}"/>,
/// nothing to do for <see cref="DeleteAsync{TEntity}"/>, and an error for the others.
/// </remarks>
public interface IKubernetesClient
{
    /// <summary>One object, or null when there is none.</summary>
    Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>One page of a list. A null namespace means all of them.</summary>
    Task<KubernetesList<TEntity>> ListPageAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes after <see cref="ListOptions.ResourceVersion"/>, until the server ends the stream.</summary>
    /// <exception cref="KubernetesApiException">Among others <see cref="KubernetesApiException.IsGone"/>: the version is too old, list again.</exception>
    IAsyncEnumerable<WatchEvent<TEntity>> WatchAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Stores a new object and returns it as stored.</summary>
    Task<TEntity> CreateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Replaces an object. With a resource version in it, only if nobody changed it since.</summary>
    Task<TEntity> UpdateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes parts of an object and returns the whole.</summary>
    Task<TEntity> PatchAsync<TEntity>(EntityKey key, V1Patch patch, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Asks for the deletion of an object.</summary>
    /// <returns>False when it was gone already.</returns>
    Task<bool> DeleteAsync<TEntity>(EntityKey key, DeleteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;
}

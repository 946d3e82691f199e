using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.LeaderElection;

/// <summary>A client that reads always and writes only while this process leads.</summary>
internal sealed class LeaderOnlyKubernetesClient(IKubernetesClient inner, ILeadership leadership) : IKubernetesClient
{
    public Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => inner.GetAsync<TEntity>(name, @namespace, cancellationToken);

    public Task<KubernetesList<TEntity>> ListPageAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => inner.ListPageAsync<TEntity>(@namespace, options, cancellationToken);

    public IAsyncEnumerable<WatchEvent<TEntity>> WatchAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => inner.WatchAsync<TEntity>(@namespace, options, cancellationToken);

    public Task<TEntity> CreateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        leadership.ThrowIfNotLeading();
        return inner.CreateAsync(entity, options, cancellationToken);
    }

    public Task<TEntity> UpdateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        leadership.ThrowIfNotLeading();
        return inner.UpdateAsync(entity, options, cancellationToken);
    }

    public Task<TEntity> PatchAsync<TEntity>(EntityKey key, V1Patch patch, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        leadership.ThrowIfNotLeading();
        return inner.PatchAsync<TEntity>(key, patch, options, cancellationToken);
    }

    public Task<bool> DeleteAsync<TEntity>(EntityKey key, DeleteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        leadership.ThrowIfNotLeading();
        return inner.DeleteAsync<TEntity>(key, options, cancellationToken);
    }
}

using System.Net;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Tests.LeaderElection;

/// <summary>One lease with a version, which several candidates write.</summary>
internal sealed class LeaseStore
{
    private readonly Lock _lock = new();
    private V1Lease? _lease;
    private int _version;

    public int Writes => _version;

    public V1LeaseSpec? Spec
    {
        get
        {
            lock (_lock)
            {
                return _lease?.Spec;
            }
        }
    }

    public V1Lease? Read()
    {
        lock (_lock)
        {
            return _lease is null ? null : KubernetesJson.Clone(_lease);
        }
    }

    public V1Lease Write(V1Lease lease, bool isNew)
    {
        lock (_lock)
        {
            if (isNew != _lease is null || (!isNew && lease.Metadata.ResourceVersion != _lease?.Metadata.ResourceVersion))
            {
                throw new KubernetesApiException("update leases", HttpStatusCode.Conflict, new V1Status { Reason = isNew ? "AlreadyExists" : "Conflict" });
            }

            _lease = KubernetesJson.Clone(lease);
            _lease.Metadata.ResourceVersion = $"{++_version}";
            return KubernetesJson.Clone(_lease);
        }
    }
}

/// <summary>One candidate's way to the lease, which a test can cut.</summary>
internal sealed class LeaseClient(LeaseStore store) : IKubernetesClient
{
    /// <summary>No request gets through.</summary>
    public bool IsCut { get; set; }

    /// <summary>How a request that does not get through fails.</summary>
    public Exception CutBy { get; set; } = new HttpRequestException("The network is down.");

    public Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        IsCut ? Cut<TEntity?>() : Task.FromResult((TEntity?)(object?)store.Read());

    public Task<TEntity> CreateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => WriteAsync(entity, isNew: true);

    public Task<TEntity> UpdateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => WriteAsync(entity, isNew: false);

    public Task<KubernetesList<TEntity>> ListPageAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("Elections do not list.");

    public IAsyncEnumerable<WatchEvent<TEntity>> WatchAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("Elections do not watch.");

    public Task<TEntity> PatchAsync<TEntity>(EntityKey key, V1Patch patch, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("Elections do not patch.");

    public Task<bool> DeleteAsync<TEntity>(EntityKey key, DeleteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("Elections do not delete.");

    private Task<T> Cut<T>() => Task.FromException<T>(CutBy);

    private Task<TEntity> WriteAsync<TEntity>(TEntity entity, bool isNew)
    {
        if (IsCut)
        {
            return Cut<TEntity>();
        }

        try
        {
            return Task.FromResult((TEntity)(object)store.Write((V1Lease)(object)entity!, isNew)); // elections write leases only
        }
        catch (KubernetesApiException refusal)
        {
            return Task.FromException<TEntity>(refusal);
        }
    }
}

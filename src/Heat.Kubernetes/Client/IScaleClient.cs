using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>Reads and sets the number of replicas of kinds that have the scale subresource.</summary>
public interface IScaleClient
{
    /// <summary>The scale of an object, or null when there is no such object.</summary>
    Task<V1Scale?> GetScaleAsync<TEntity>(EntityKey key, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Asks for a number of replicas.</summary>
    Task<V1Scale> PatchScaleAsync<TEntity>(EntityKey key, int replicas, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;
}

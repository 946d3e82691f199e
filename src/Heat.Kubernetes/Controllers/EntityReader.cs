using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>Reads the entity of a pass: a copy from the cache, or live.</summary>
internal sealed class EntityReader<TEntity>(SharedCaches caches, IKubernetesClient client, ControllerRegistration<TEntity> registration)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public async Task<TEntity?> ReadAsync(EntityKey key, CancellationToken cancellationToken)
    {
        if (registration.Options.ReadLive)
        {
            return await client.GetAsync<TEntity>(key, cancellationToken);
        }

        return caches.Get<TEntity>().TryGet(key, out var entity) ? KubernetesJson.Clone(entity) : null;
    }
}

using System.Collections.Concurrent;
using Heat.Kubernetes.Watching;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Reads ConfigMaps and Secrets as the watches know them.</summary>
/// <remarks>
/// The watches hold metadata alone, so that the operator does not keep every Secret of the cluster in memory. The content
/// of what a Stack refers to is read once per version.
/// </remarks>
internal sealed class WatchedSourceObjects(IKubernetesClient client, SharedCaches caches) : ISourceObjects
{
    private readonly Kept<V1ConfigMap> _configMaps = new(client, caches.Get<V1ConfigMap>(SourceWatches.ConfigMaps));
    private readonly Kept<V1Secret> _secrets = new(client, caches.Get<V1Secret>(SourceWatches.Secrets));

    /// <inheritdoc/>
    public Task<V1ConfigMap?> ConfigMapAsync(EntityKey key, CancellationToken cancellationToken) => _configMaps.GetAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task<V1Secret?> SecretAsync(EntityKey key, CancellationToken cancellationToken) => _secrets.GetAsync(key, cancellationToken);

    private sealed class Kept<TEntity>(IKubernetesClient client, IEntityCache<TEntity> cache)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        private readonly ConcurrentDictionary<EntityKey, TEntity> _contents = new();

        public async Task<TEntity?> GetAsync(EntityKey key, CancellationToken cancellationToken)
        {
            if (!cache.TryGet(key, out var watched))
            {
                // The watch may lag behind an object that was made together with its Stack.
                _contents.TryRemove(key, out _);
                return await client.GetAsync<TEntity>(key, cancellationToken);
            }

            if (_contents.TryGetValue(key, out var content) && content.Metadata.ResourceVersion == watched.Metadata.ResourceVersion)
            {
                return content;
            }

            var live = await client.GetAsync<TEntity>(key, cancellationToken);
            if (live is null)
            {
                _contents.TryRemove(key, out _);
            }
            else
            {
                _contents[key] = live;
            }

            return live;
        }
    }
}

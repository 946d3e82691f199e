using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Controllers;

/// <summary>Puts identifiers of finalizers on entities and takes them off, without touching those of others.</summary>
internal sealed class FinalizerKeeper(IKubernetesClient client)
{
    private const string Path = "/metadata/finalizers";
    private const int Attempts = 5;

    /// <summary>Puts identifiers on an entity, if they are not there.</summary>
    /// <returns>The entity with them; null when it is gone or being deleted.</returns>
    public async Task<TEntity?> AttachAsync<TEntity>(TEntity entity, IReadOnlyList<string> identifiers, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        await ChangeAsync(entity, current => current.IsBeingDeleted() ? null : AttachmentOf(current, identifiers), cancellationToken) is { } attached
            && !attached.IsBeingDeleted()
                ? attached
                : null;

    /// <summary>Takes an identifier off an entity, if it is there.</summary>
    /// <returns>The entity without it; null when it is gone.</returns>
    public Task<TEntity?> DetachAsync<TEntity>(TEntity entity, string identifier, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        ChangeAsync(entity, current => DetachmentOf(current, identifier), cancellationToken);

    private static JsonPatch? AttachmentOf(IKubernetesObject<V1ObjectMeta> entity, IReadOnlyList<string> identifiers)
    {
        var missing = identifiers.Where(identifier => !entity.HasFinalizer(identifier)).ToArray();
        if (missing.Length == 0)
        {
            return null;
        }

        // The version is tested because adding the whole list would wipe out one that somebody else adds at the same time.
        var patch = new JsonPatch().Test("/metadata/resourceVersion", entity.Metadata.ResourceVersion);
        if (entity.Metadata.Finalizers is not { Count: > 0 })
        {
            return patch.Add(Path, missing);
        }

        return missing.Aggregate(patch, (built, identifier) => built.Add($"{Path}/-", identifier));
    }

    private static JsonPatch? DetachmentOf(IKubernetesObject<V1ObjectMeta> entity, string identifier)
    {
        var index = entity.Metadata.Finalizers?.IndexOf(identifier) ?? -1;
        return index < 0
            ? null
            : new JsonPatch()
                .Test("/metadata/uid", entity.Metadata.Uid)
                .Test($"{Path}/{index}", identifier)
                .Remove($"{Path}/{index}");
    }

    private async Task<TEntity?> ChangeAsync<TEntity>(TEntity entity, Func<TEntity, JsonPatch?> change, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var current = entity;
        for (var attempt = 1; ; attempt++)
        {
            if (change(current) is not { } patch)
            {
                return current;
            }

            try
            {
                return await client.PatchAsync<TEntity>(EntityKey.Of(current), V1Patch.Json(patch), cancellationToken);
            }
            catch (KubernetesApiException refusal) when (refusal.IsNotFound)
            {
                return null;
            }
            catch (KubernetesApiException refusal) when ((refusal.IsConflict || refusal.IsInvalid) && attempt < Attempts)
            {
                // The entity changed meanwhile: look at what it is now.
                var fresh = await client.GetAsync<TEntity>(EntityKey.Of(current), cancellationToken);
                if (fresh is null || fresh.Metadata.Uid != entity.Metadata.Uid)
                {
                    return null;
                }

                current = fresh;
            }
        }
    }
}

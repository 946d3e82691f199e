using System.Runtime.CompilerServices;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>The forms in which <see cref="IKubernetesClient"/> is called mostly.</summary>
public static class KubernetesClientExtensions
{
    /// <summary>One object, or null when there is none.</summary>
    public static Task<TEntity?> GetAsync<TEntity>(this IKubernetesClient client, EntityKey key, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.GetAsync<TEntity>(key.Name, key.Namespace, cancellationToken);

    /// <summary>All objects of a namespace, or of all namespaces, read page by page.</summary>
    public static Task<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        this IKubernetesClient client, string? @namespace = null, string? labelSelector = null, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        ListAsync<TEntity>(client, @namespace, new ListOptions { LabelSelector = labelSelector }, cancellationToken);

    /// <summary>
    /// The same as the API server remembers it. It does not read its database, which takes the longer the more objects of the kind there are in
    /// the namespace; but what it says may be moments old. Enough for tidying up.
    /// </summary>
    public static Task<IReadOnlyList<TEntity>> ListRememberedAsync<TEntity>(
        this IKubernetesClient client, string? @namespace, string labelSelector, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        ListAsync<TEntity>(client, @namespace, new ListOptions { LabelSelector = labelSelector, ResourceVersion = "0" }, cancellationToken);

    private static async Task<IReadOnlyList<TEntity>> ListAsync<TEntity>(
        IKubernetesClient client, string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var items = new List<TEntity>();
        await foreach (var page in client.ListPagesAsync<TEntity>(@namespace, options, cancellationToken))
        {
            items.AddRange(page.Items);
        }

        return items;
    }

    /// <summary>All pages of a list, one after the other.</summary>
    /// <exception cref="KubernetesApiException">Among others <see cref="KubernetesApiException.IsGone"/>: the list took too long, start anew.</exception>
    public static async IAsyncEnumerable<KubernetesList<TEntity>> ListPagesAsync<TEntity>(
        this IKubernetesClient client,
        string? @namespace,
        ListOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        string? next = null;
        do
        {
            // A continued page has its version in the token: the server refuses both together.
            var paged = next is null ? options : options with { Continue = next, ResourceVersion = null };
            var page = await client.ListPageAsync<TEntity>(@namespace, paged, cancellationToken);
            next = page.Metadata.Continue;
            yield return page;
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <summary>Stores a new object and returns it as stored.</summary>
    public static Task<TEntity> CreateAsync<TEntity>(this IKubernetesClient client, TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.CreateAsync(entity, WriteOptions.Default, cancellationToken);

    /// <summary>Replaces an object.</summary>
    public static Task<TEntity> UpdateAsync<TEntity>(this IKubernetesClient client, TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.UpdateAsync(entity, WriteOptions.Default, cancellationToken);

    /// <summary>Replaces the status of an object.</summary>
    public static Task<TEntity> UpdateStatusAsync<TEntity>(this IKubernetesClient client, TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.UpdateAsync(entity, WriteOptions.Status, cancellationToken);

    /// <summary>Changes parts of an object.</summary>
    public static Task<TEntity> PatchAsync<TEntity>(this IKubernetesClient client, EntityKey key, V1Patch patch, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.PatchAsync<TEntity>(key, patch, WriteOptions.Default, cancellationToken);

    /// <summary>Changes parts of the status of an object.</summary>
    public static Task<TEntity> PatchStatusAsync<TEntity>(this IKubernetesClient client, EntityKey key, V1Patch patch, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.PatchAsync<TEntity>(key, patch, WriteOptions.Status, cancellationToken);

    /// <summary>Creates or changes an object so that the fields that <paramref name="entity"/> names are as they stand there.</summary>
    /// <param name="client">The client.</param>
    /// <param name="entity">The fields that the writer cares about.</param>
    /// <param name="fieldManager">Under whose name the server books the fields.</param>
    /// <param name="force">Whether to take over fields that somebody else booked.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static Task<TEntity> ApplyAsync<TEntity>(
        this IKubernetesClient client, TEntity entity, string fieldManager, bool force = false, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.PatchAsync<TEntity>(
            EntityKey.Of(entity), V1Patch.Apply(entity), new WriteOptions { FieldManager = fieldManager, Force = force }, cancellationToken);

    /// <summary>Asks for the deletion of an object by name.</summary>
    /// <returns>False when it was gone already.</returns>
    public static Task<bool> DeleteAsync<TEntity>(
        this IKubernetesClient client, string name, string? @namespace = null, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.DeleteAsync<TEntity>(new EntityKey(@namespace, name), DeleteOptions.Default, cancellationToken);

    /// <summary>Asks for the deletion of exactly this object: a later one of the same name is spared.</summary>
    /// <returns>False when it was gone already.</returns>
    public static Task<bool> DeleteAsync<TEntity>(this IKubernetesClient client, TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        client.DeleteAsync<TEntity>(EntityKey.Of(entity), new DeleteOptions { Uid = entity.Metadata.Uid }, cancellationToken);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client.Http;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <content>Creating, changing and deleting.</content>
public sealed partial class KubernetesClient
{
    /// <inheritdoc />
    public Task<TEntity> CreateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        if (place.Scope == EntityScope.Namespaced && string.IsNullOrEmpty(entity.Metadata.Namespace))
        {
            throw new ArgumentException($"A {place.Kind} is created in a namespace: set metadata.namespace.", nameof(entity));
        }

        var path = Write(place, entity.Metadata.Namespace, null, options);
        return SendEntityAsync(new ApiRequest(HttpMethod.Post, path, CallOf("create", place, false, options.Subresource)), place, entity, cancellationToken);
    }

    /// <inheritdoc />
    public Task<TEntity> UpdateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var path = Write(place, entity.Metadata.Namespace, NameOf(entity, place), options);
        return SendEntityAsync(new ApiRequest(HttpMethod.Put, path, CallOf("update", place, true, options.Subresource)), place, entity, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<TEntity> PatchAsync<TEntity>(EntityKey key, V1Patch patch, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        if (patch.ContentType.StartsWith("application/apply-patch", StringComparison.Ordinal) && options.FieldManager is null)
        {
            options = options with { FieldManager = _options.UserAgent };
        }

        // A JSON patch applied twice may fail its own tests, so only the others are repeated.
        var isIdempotent = !patch.ContentType.StartsWith("application/json-patch", StringComparison.Ordinal);
        var call = CallOf("patch", place, isIdempotent, options.Subresource);
        var request = new ApiRequest(HttpMethod.Patch, Write(place, key.Namespace, key.Name, options), call)
        {
            Content = patch.Content,
            ContentType = patch.ContentType,
        };
        return Stamp(await _transport.SendAsync<TEntity>(request, KubernetesJson.Options, cancellationToken), place);
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync<TEntity>(EntityKey key, DeleteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var request = new ApiRequest(HttpMethod.Delete, place.PathOf(key.Namespace, key.Name), CallOf("delete", place, true))
        {
            Content = JsonSerializer.SerializeToUtf8Bytes(DeleteBody(options), KubernetesJson.Options),
        };
        try
        {
            using var response = await _transport.SendAsync(request, cancellationToken);
            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.IsNotFound)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<V1Scale?> GetScaleAsync<TEntity>(EntityKey key, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var request = new ApiRequest(HttpMethod.Get, place.PathOf(key.Namespace, key.Name, "scale"), CallOf("get", place, true, "scale"));
        try
        {
            return await _transport.SendAsync<V1Scale>(request, KubernetesJson.Options, cancellationToken);
        }
        catch (KubernetesApiException refusal) when (refusal.IsNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public Task<V1Scale> PatchScaleAsync<TEntity>(EntityKey key, int replicas, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var patch = V1Patch.Merge(new JsonObject { ["spec"] = new JsonObject { ["replicas"] = replicas } });
        var request = new ApiRequest(HttpMethod.Patch, place.PathOf(key.Namespace, key.Name, "scale"), CallOf("patch", place, true, "scale"))
        {
            Content = patch.Content,
            ContentType = patch.ContentType,
        };
        return _transport.SendAsync<V1Scale>(request, KubernetesJson.Options, cancellationToken);
    }

    private static JsonObject DeleteBody(DeleteOptions options)
    {
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        if (options.PropagationPolicy is { } policy)
        {
            body["propagationPolicy"] = policy.ToString();
        }

        if (options.GracePeriodSeconds is { } seconds)
        {
            body["gracePeriodSeconds"] = seconds;
        }

        if (options.Uid is not null || options.ResourceVersion is not null)
        {
            body["preconditions"] = JsonSerializer.SerializeToNode(new { options.Uid, options.ResourceVersion }, KubernetesJson.Options);
        }

        return body;
    }

    private static string NameOf<TEntity>(TEntity entity, EntityMetadata place)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        entity.Metadata.Name ?? throw new ArgumentException($"A {place.Kind} cannot be updated without its name.", nameof(entity));

    private string Write(EntityMetadata place, string? @namespace, string? name, WriteOptions options) =>
        new QueryBuilder(place.PathOf(@namespace, name, options.Subresource))
            .Add("fieldManager", options.FieldManager ?? _options.UserAgent)
            .Add("force", options.Force)
            .Add("dryRun", options.DryRun ? "All" : null)
            .Add("fieldValidation", options.FieldValidation)
            .ToString();

    private async Task<TEntity> SendEntityAsync<TEntity>(ApiRequest request, EntityMetadata place, TEntity entity, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        entity.ApiVersion ??= place.ApiVersion;
        entity.Kind ??= place.Kind;
        request = request with { Content = JsonSerializer.SerializeToUtf8Bytes(entity, KubernetesJson.Options) };
        return Stamp(await _transport.SendAsync<TEntity>(request, KubernetesJson.Options, cancellationToken), place);
    }
}

using System.Text.Json;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Client.Http;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Client;

/// <summary>A client of one API server. Thread safe; one is enough for a program.</summary>
public sealed partial class KubernetesClient : IKubernetesClient, IScaleClient, IApiDiscovery, IDisposable
{
    private readonly KubernetesTransport _transport;
    private readonly KubernetesClientOptions _options;
    private readonly EntityMetadata? _untyped;

    /// <summary>A client.</summary>
    /// <param name="configuration">Where the server is and who asks.</param>
    /// <param name="options">How the server is treated.</param>
    /// <param name="meter">Where requests are measured.</param>
    /// <param name="timeProvider">The clock.</param>
    public KubernetesClient(
        KubernetesClientConfiguration configuration, KubernetesClientOptions? options = null, KubernetesMeter? meter = null, TimeProvider? timeProvider = null)
    {
        var clock = timeProvider ?? TimeProvider.System;
        _options = options ?? new KubernetesClientOptions();
        var metrics = new ClientMetrics(meter ?? new KubernetesMeter(_options.MetricsPrefix));
        _transport = new KubernetesTransport(HttpPipeline.Build(configuration, _options, metrics, clock), clock, _options.RequestTimeout);
    }

    private KubernetesClient(KubernetesClient owner, EntityMetadata untyped)
    {
        _transport = owner._transport;
        _options = owner._options;
        _untyped = untyped;
    }

    /// <summary>A view of this client in which <see cref="KubernetesObject"/> stands for the kind that is served at <paramref name="resource"/>.</summary>
    public IKubernetesClient Untyped(EntityMetadata resource) => new KubernetesClient(this, resource);

    /// <inheritdoc />
    public async Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var request = new ApiRequest(HttpMethod.Get, place.PathOf(@namespace, name), CallOf("get", place, isIdempotent: true));
        try
        {
            return Stamp(await _transport.SendAsync<TEntity>(request, KubernetesJson.Options, cancellationToken), place);
        }
        catch (KubernetesApiException refusal) when (refusal.IsNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<KubernetesList<TEntity>> ListPageAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var path = Select(place.PathOf(@namespace), options)
            .Add("limit", options.Limit?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Add("continue", options.Continue)
            .Add("resourceVersion", options.ResourceVersion)
            .ToString();
        var request = new ApiRequest(HttpMethod.Get, path, CallOf("list", place, isIdempotent: true))
        {
            Accept = options.MetadataOnly ? "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" : ApiRequest.Json,
        };
        var page = await _transport.SendAsync<ListPage<TEntity>>(request, JsonOptionsFor(options), cancellationToken);
        return page.ToList(entity => Stamp(entity, place));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_untyped is null)
        {
            _transport.Dispose();
        }
    }

    private static ApiCall CallOf(string verb, EntityMetadata place, bool isIdempotent, string? subresource = null) =>
        new(verb, subresource is null ? place.Plural : $"{place.Plural}/{subresource}")
        {
            IsIdempotent = isIdempotent,
            IsUrgent = place.Group == "coordination.k8s.io",
        };

    private static QueryBuilder Select(string path, ListOptions options) =>
        new QueryBuilder(path).Add("labelSelector", options.LabelSelector).Add("fieldSelector", options.FieldSelector);

    private static JsonSerializerOptions JsonOptionsFor(ListOptions options) =>
        options.TrimManagedFields ? KubernetesJson.LeanOptions : KubernetesJson.Options;

    private static TEntity Stamp<TEntity>(TEntity entity, EntityMetadata place)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        entity.ApiVersion = place.ApiVersion;
        entity.Kind = place.Kind;
        return entity;
    }

    private EntityMetadata PlaceOf<TEntity>()
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        if (typeof(TEntity) != typeof(KubernetesObject))
        {
            return EntityMetadata.Of<TEntity>();
        }

        return _untyped ?? throw new InvalidOperationException(
            $"A {nameof(KubernetesObject)} can be of any kind: say which with {nameof(KubernetesClient)}.{nameof(Untyped)}.");
    }
}

using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heat.Kubernetes.Controllers;

internal sealed class OperatorBuilder(IServiceCollection services) : IOperatorBuilder
{
    private static readonly WatchScope MetadataAlone = new() { MetadataOnly = true };

    public IServiceCollection Services => services;

    public IOperatorBuilder AddController<TController, TEntity>(Action<ControllerOptions>? configure = null)
        where TController : class, IEntityController<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var options = new ControllerOptions();
        configure?.Invoke(options);
        services.TryAddScoped<TController>();
        services.AddSingleton(new ControllerRegistration<TEntity>(typeof(TController), options));
        services.AddSingleton<Tombstones<TEntity>>();
        services.AddSingleton<ControllerQueue<TEntity>>();
        services.AddSingleton<IRequeue<TEntity>>(provider => provider.GetRequiredService<ControllerQueue<TEntity>>());
        services.AddSingleton<EntityReader<TEntity>>();
        services.AddSingleton<EntityPass<TEntity>>();
        services.AddSingleton<WorkerContext<TEntity>>();
        services.AddSingleton<IEventSource<TEntity>, OwnEventSource<TEntity>>();
        services.AddSingleton<IControllerWorker, ControllerWorker<TEntity>>();
        services.AddSingleton(provider => provider.GetRequiredService<SharedCaches>().Get<TEntity>());
        return this;
    }

    public IOperatorBuilder AddFinalizer<TFinalizer, TEntity>(string identifier)
        where TFinalizer : class, IEntityFinalizer<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        if (!identifier.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The finalizer \"{identifier}\" needs a domain before a slash, for example \"example.org/{identifier}\".", nameof(identifier));
        }

        services.TryAddScoped<TFinalizer>();
        services.AddSingleton(new FinalizerRegistration<TEntity>(typeof(TFinalizer), identifier));
        return this;
    }

    public IOperatorBuilder Watch<TOther, TEntity>(Func<TEntity, IEnumerable<EntityKey>> references, WatchScope? scope = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var index = $"refers to {typeof(TOther).Name}";
        return AddSource(
            scope ?? MetadataAlone,
            entities => entities.AddIndex(index, entity => references(entity).Select(key => key.ToString())),
            (TOther other, IEntityCache<TEntity> entities) => entities.ListByIndex(index, EntityKey.Of(other).ToString()).Select(EntityKey.Of));
    }

    public IOperatorBuilder Watch<TOther, TEntity>(
        Func<TOther, IEntityCache<TEntity>, IEnumerable<EntityKey>> map, WatchScope? scope = null, Func<EntityChange<TOther>, bool>? when = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta> =>
        AddSource(scope ?? WatchScope.Everything, null, map, when);

    public IOperatorBuilder Owns<TOther, TEntity>(WatchScope? scope = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = EntityMetadata.Of<TEntity>();
        return AddSource<TOther, TEntity>(scope ?? MetadataAlone, null, (other, _) => OwnerOf(other, place) is { } owner ? [owner] : []);
    }

    private static EntityKey? OwnerOf(IKubernetesObject<V1ObjectMeta> owned, EntityMetadata place)
    {
        if (owned.Controller() is not { Name: { } name } owner || owner.Kind != place.Kind || GroupOf(owner.ApiVersion) != place.Group)
        {
            return null;
        }

        return new EntityKey(place.Scope == EntityScope.Cluster ? null : owned.Metadata.Namespace, name);
    }

    private static string GroupOf(string? apiVersion) =>
        apiVersion?.IndexOf('/', StringComparison.Ordinal) is > 0 and { } slash ? apiVersion[..slash] : "";

    private OperatorBuilder AddSource<TOther, TEntity>(
        WatchScope scope, Action<IEntityCache<TEntity>>? prepare, Func<TOther, IEntityCache<TEntity>, IEnumerable<EntityKey>> map,
        Func<EntityChange<TOther>, bool>? when = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        services.AddSingleton<IEventSource<TEntity>>(new RelatedEventSource<TOther, TEntity>(scope, prepare, map, when));
        return this;
    }
}

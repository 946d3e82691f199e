using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Kubernetes.Controllers;

/// <summary>Says what an operator controls.</summary>
public interface IOperatorBuilder
{
    /// <summary>Where everything is registered.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gives a kind its controller. One instance lives for one pass.</summary>
    IOperatorBuilder AddController<TController, TEntity>(Action<ControllerOptions>? configure = null)
        where TController : class, IEntityController<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Gives a kind a finalizer. Several run in the order in which they were added.</summary>
    /// <param name="identifier">Name with a domain, for example <c>example.org/cleanup</c>. It stands in every object: never change it.</param>
    IOperatorBuilder AddFinalizer<TFinalizer, TEntity>(string identifier)
        where TFinalizer : class, IEntityFinalizer<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>A change of an object that an entity refers to asks for a pass over the entity.</summary>
    /// <param name="references">Keys of the objects that an entity refers to. Must be a pure function of it.</param>
    /// <param name="scope">Which objects are watched. Null: all of them, metadata alone.</param>
    IOperatorBuilder Watch<TOther, TEntity>(Func<TEntity, IEnumerable<EntityKey>> references, WatchScope? scope = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>A change of another object asks for a pass over entities.</summary>
    /// <param name="map">Keys of the entities that have to do with an object. Must return at once.</param>
    /// <param name="scope">Which objects are watched. Null: all of them, whole.</param>
    /// <param name="when">Which changes count. Must return at once. Null: all of them.</param>
    IOperatorBuilder Watch<TOther, TEntity>(
        Func<TOther, IEntityCache<TEntity>, IEnumerable<EntityKey>> map, WatchScope? scope = null, Func<EntityChange<TOther>, bool>? when = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>A change of an object that an entity controls asks for a pass over the entity.</summary>
    /// <param name="scope">Which objects are watched. Null: all of them, metadata alone.</param>
    IOperatorBuilder Owns<TOther, TEntity>(WatchScope? scope = null)
        where TOther : class, IKubernetesObject<V1ObjectMeta>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;
}

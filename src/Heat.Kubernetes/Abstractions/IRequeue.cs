using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;

namespace Heat.Kubernetes.Abstractions;

/// <summary>Asks for a pass over an entity from outside of its controller, for example because a signal came in.</summary>
/// <typeparam name="TEntity">Type of the entity.</typeparam>
public interface IRequeue<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Asks for a pass as soon as possible.</summary>
    void Requeue(EntityKey key, QueuePriority priority = QueuePriority.High);

    /// <summary>Asks for a pass at a later time. An earlier one that was asked for already stands.</summary>
    void RequeueAfter(EntityKey key, TimeSpan delay, QueuePriority priority = QueuePriority.Normal);
}

using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Telemetry;

namespace Heat.Kubernetes.Controllers;

/// <summary>The queue of one kind.</summary>
internal sealed class ControllerQueue<TEntity> : IRequeue<TEntity>, IDisposable
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public ControllerQueue(ControllerRegistration<TEntity> registration, QueueMetrics metrics, TimeProvider timeProvider)
    {
        var options = registration.Options.Queue;
        var named = options.Name.Length > 0 ? options : options with { Name = EntityMetadata.Of<TEntity>().Plural };
        Keys = new WorkQueue<EntityKey>(named, key => key.Namespace ?? "", timeProvider, new Random(), metrics);
    }

    public WorkQueue<EntityKey> Keys { get; }

    public void Requeue(EntityKey key, QueuePriority priority = QueuePriority.High) => Keys.Add(key, priority);

    public void RequeueAfter(EntityKey key, TimeSpan delay, QueuePriority priority = QueuePriority.Normal) => Keys.AddAfter(key, delay, priority);

    public void Dispose() => Keys.Dispose();
}

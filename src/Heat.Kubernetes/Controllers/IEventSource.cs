using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>Turns changes in caches into keys of one kind.</summary>
internal interface IEventSource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Asks for the caches that the source reads, so that they fill.</summary>
    void Prepare(SharedCaches caches);

    /// <summary>Starts to put keys into a queue.</summary>
    IDisposable Start(SharedCaches caches, IWorkQueue<EntityKey> queue);
}

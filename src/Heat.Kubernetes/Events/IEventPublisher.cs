using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Events;

/// <summary>What kind of news an event is.</summary>
public enum EventType
{
    /// <summary>Things go as they should.</summary>
    Normal,

    /// <summary>Somebody should look.</summary>
    Warning,
}

/// <summary>Reports what happens to entities, for people who ask the API server.</summary>
/// <remarks>Reporting is never a reason to fail: what cannot be published is logged, and too many reports about one entity are dropped.</remarks>
public interface IEventPublisher
{
    /// <summary>Reports that something happened.</summary>
    /// <param name="entity">What it happened to.</param>
    /// <param name="type">What kind of news it is.</param>
    /// <param name="reason">Why, in one Pascal-cased word.</param>
    /// <param name="message">What happened, in a sentence. Cut at 1024 bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PublishAsync(IKubernetesObject<V1ObjectMeta> entity, EventType type, string reason, string message, CancellationToken cancellationToken = default);
}

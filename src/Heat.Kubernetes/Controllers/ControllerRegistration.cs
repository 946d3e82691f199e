using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Controllers;

/// <summary>Which class controls a kind, and how.</summary>
internal sealed record ControllerRegistration<TEntity>(Type Controller, ControllerOptions Options)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>;

/// <summary>Which class finalizes a kind, and under which identifier.</summary>
internal sealed record FinalizerRegistration<TEntity>(Type Finalizer, string Identifier)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>;

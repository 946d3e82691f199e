using Heat.Kubernetes.Models;
using Heat.Kubernetes.Telemetry;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Controllers;

/// <summary>What a worker measures, logs and times with.</summary>
internal sealed class WorkerContext<TEntity>(
    ControllerRegistration<TEntity> registration, ControllerMetrics metrics, TimeProvider timeProvider, ILoggerFactory loggers)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public ControllerRegistration<TEntity> Registration => registration;

    public ControllerMetrics Metrics => metrics;

    public TimeProvider TimeProvider => timeProvider;

    public ILogger Logger { get; } = loggers.CreateLogger(registration.Controller.FullName ?? registration.Controller.Name);
}

using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Events;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Telemetry;
using Heat.Kubernetes.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Controllers;

/// <summary>Registers an operator.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers the client, the caches, the election and everything else that controllers need.</summary>
    /// <remarks>
    /// <see cref="IKubernetesClient"/> writes only while this process leads. <see cref="KubernetesClient"/> writes always: it is for those
    /// replicas, too, that do not lead.
    /// </remarks>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets options; may ask for services.</param>
    /// <returns>What says which kinds are controlled.</returns>
    public static IOperatorBuilder AddKubernetesOperator(
        this IServiceCollection services, Action<KubernetesOperatorOptions, IServiceProvider> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => BuildOptions(provider, configure));
        AddClient(services);
        AddElection(services);
        services.AddSingleton<QueueMetrics>();
        services.AddSingleton<ControllerMetrics>();
        services.AddSingleton<FinalizerKeeper>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<IEventPublisher>(provider => provider.GetRequiredService<EventPublisher>());
        services.AddSingleton(provider => new SharedCaches(
            provider.GetRequiredService<KubernetesClient>(),
            provider.GetRequiredService<KubernetesOperatorOptions>().Watcher,
            provider.GetRequiredService<KubernetesMeter>(),
            provider.GetRequiredService<ILogger<SharedCaches>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<OperatorHost>();
        return new OperatorBuilder(services);
    }

    /// <inheritdoc cref="AddKubernetesOperator(IServiceCollection, Action{KubernetesOperatorOptions, IServiceProvider})"/>
    public static IOperatorBuilder AddKubernetesOperator(this IServiceCollection services, Action<KubernetesOperatorOptions>? configure = null) =>
        services.AddKubernetesOperator((options, _) => configure?.Invoke(options));

    private static void AddClient(IServiceCollection services)
    {
        services.AddSingleton(provider => new KubernetesMeter(provider.GetRequiredService<KubernetesOperatorOptions>().Client.MetricsPrefix));
        services.AddSingleton(provider => new KubernetesClient(
            provider.GetRequiredService<KubernetesOperatorOptions>().Configuration!, // BuildOptions has set it
            provider.GetRequiredService<KubernetesOperatorOptions>().Client,
            provider.GetRequiredService<KubernetesMeter>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IApiDiscovery>(provider => provider.GetRequiredService<KubernetesClient>());
        services.AddSingleton<IKubernetesClient>(provider => new LeaderOnlyKubernetesClient(
            provider.GetRequiredService<KubernetesClient>(), provider.GetRequiredService<ILeadership>()));
    }

    private static void AddElection(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<KubernetesOperatorOptions>().LeaderElection);
        services.AddSingleton(provider => provider.GetRequiredService<LeaderElectionOptions>().Enabled
            ? new LeadershipGuard(provider.GetRequiredService<TimeProvider>())
            : LeadershipGuard.Always(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ILeadership>(provider => provider.GetRequiredService<LeadershipGuard>());
        services.TryAddSingleton<IProcessTermination, ProcessTermination>();
        services.AddSingleton<Election>();
    }

    private static KubernetesOperatorOptions BuildOptions(IServiceProvider provider, Action<KubernetesOperatorOptions, IServiceProvider> configure)
    {
        var options = new KubernetesOperatorOptions();
        configure(options, provider);
        options.Configuration ??= KubernetesClientConfiguration.BuildDefaultConfig(provider.GetRequiredService<TimeProvider>());
        options.LeaderElection.LeaseNamespace ??= options.Configuration.Namespace;
        return options;
    }
}

using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Snapshots;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Controllers;
using Heat.Kubernetes.Watching;
using Heat.OpenStack;
using Heat.OpenStack.Http;
using Heat.Operator.Controllers;
using Heat.Operator.Entities;
using Heat.Operator.Finalizers;
using Heat.Operator.Hosting.Metrics;
using Heat.Operator.Orphans;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Adoption;
using Heat.Operator.Stacks.CrossStack;
using Heat.Operator.Stacks.History;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Plans;
using Heat.Operator.Stacks.Recovery;
using Heat.Operator.Stacks.Register;
using Heat.Operator.Stacks.Requests;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Signals;
using Heat.Operator.Stacks.Software;
using Heat.Operator.Stacks.Sources;
using Heat.Operator.Stacks.State;
using Heat.Operator.Stacks.Status;
using Heat.Resources;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Hosting;

/// <summary>Registers the whole operator.</summary>
internal static class OperatorServices
{
    /// <summary>Registers options, engine, cloud, Kubernetes runtime and the stack controller.</summary>
    public static void AddHeatOperator(this IServiceCollection services, IConfiguration configuration)
    {
        AddOptions<OperatorOptions>(services, OperatorOptions.Section);
        AddOptions<ClusterOptions>(services, ClusterOptions.Section);
        AddOptions<TelemetryOptions>(services, TelemetryOptions.Section);
        services.AddHeatEngine();
        services.AddHeatResources();
        services.AddHeatOpenStack();
        services.AddSingleton<ICallGuard, LeadershipCallGuard>();
        services.AddSignals();
        AddStacks(services);
        AddOrphans(services);
        AddKubernetes(services, configuration);
        services.AddHostedService(provider => provider.GetRequiredService<StackHistory>()); // stops before the lead is given up
        services.AddSingleton<MetricsCollector>();
        services.AddSingleton(provider => new Traces(provider.GetRequiredService<IOptions<TelemetryOptions>>().Value));
    }

    /// <summary>Names the cluster, in the place of what the surroundings say.</summary>
    public static void UseCluster(this IServiceCollection services, KubernetesClientConfiguration cluster) => services.AddSingleton(cluster);

    private static void AddStacks(IServiceCollection services)
    {
        services.AddSingleton<KubernetesStackStore>();
        services.AddSingleton<IStackStore>(provider => provider.GetRequiredService<KubernetesStackStore>());
        AddStackInput(services);
        services.AddSingleton<StackIndexes>();
        services.AddSingleton<IStackLookup>(provider => provider.GetRequiredService<StackIndexes>());
        services.AddSingleton<StackDependencies>();
        services.AddSingleton<DriftSchedule>();
        services.AddSingleton<StackStatusWriter>();
        services.AddSingleton<StackOutputsWriter>();
        services.AddSingleton<OutputTargetsWriter>();
        services.AddSingleton<StackRegister>();
        services.AddSingleton<HistoryWriter>();
        services.AddSingleton<StackHistory>();
        services.AddSingleton<StackReporter>();
        services.AddSingleton<StackMemory>();
        services.AddSingleton<DamagedPages>();
        services.AddSingleton<LostState>();
        services.AddSingleton<RecoveryInputs>();
        services.AddSingleton<StateRecovery>();
        AddPlans(services);
        services.AddNestedStacks();
        services.AddSingleton<StackRunner>();
        services.AddSoftwareRecords();
        AddSnapshots(services);
        services.AddSingleton<OperatorMeter>();
        services.AddSingleton<IEventSink, KubernetesEventSink>();
    }

    private static void AddStackInput(IServiceCollection services)
    {
        services.AddSingleton<ISourceObjects, WatchedSourceObjects>();
        services.AddSingleton<OtherStackOutputs>();
        services.AddSingleton<StackSourceReader>();
        services.AddSingleton<CloudCredentials>();
        services.AddSingleton<CredentialsBackup>();
        services.AddSingleton<TemplateCache>();
        services.AddSingleton<RevisionBook>();
        services.AddSingleton<AvailabilityZones>();
        services.AddSingleton<ServedSources>();
        services.AddSingleton<StackRequests>();
        services.AddSingleton<CloudAccess>();
        services.AddSingleton<DesiredTemplate>();
        services.AddSingleton<WhatIsAsked>();
        services.AddSingleton<StackInputGatherer>();
    }

    private static void AddPlans(IServiceCollection services)
    {
        services.AddSingleton<PlanStatusWriter>();
        services.AddSingleton<PendingPlans>();
        services.AddSingleton<PlanInputs>();
        services.AddSingleton<StackPlanner>();
    }

    private static void AddOrphans(IServiceCollection services)
    {
        services.AddSingleton<OrphanMeter>();
        services.AddSingleton<ListedStacks>();
        services.AddSingleton<OrphanProject>();
        services.AddSingleton<OrphanDeleter>();
        services.AddSingleton<OrphanSweeper>();
    }

    private static void AddSnapshots(IServiceCollection services)
    {
        services.AddSingleton<ExportComposer>();
        services.AddSingleton<ExportWriter>();
        services.AddSingleton<RequestPreparation>();
        services.AddSingleton<SnapshotSecrets>();
        services.AddSingleton<SnapshotIndexes>();
        services.AddSingleton<SnapshotRestore>();
        services.AddSingleton<SnapshotBegin>();
        services.AddSingleton<SnapshotPass>();
        services.AddSingleton<SnapshotRunner>();
        services.AddSingleton<SnapshotReporter>();
        services.AddSingleton<SnapshotsOfStack>();
    }

    private static void AddKubernetes(IServiceCollection services, IConfiguration configuration)
    {
        var concurrency = configuration.GetValue($"{OperatorOptions.Section}:{nameof(OperatorOptions.MaxConcurrentReconciles)}", new OperatorOptions().MaxConcurrentReconciles);
        services
            .AddKubernetesOperator(Configure)
            .AddController<StackController, V1Alpha1Stack>(controller => controller.MaxConcurrency = concurrency)
            .AddController<OrphanSweepController, V1Alpha1OrphanSweep>(controller => controller.MaxConcurrency = 2)
            .AddFinalizer<StackFinalizer, V1Alpha1Stack>(V1Alpha1Stack.Finalizer)
            .AddController<StackSnapshotController, V1Alpha1StackSnapshot>()
            .AddFinalizer<StackSnapshotFinalizer, V1Alpha1StackSnapshot>(V1Alpha1StackSnapshot.Finalizer)
            .Watch<V1Alpha1Stack, V1Alpha1StackSnapshot>(SnapshotIndexes.StackOf)
            .Watch<V1Alpha1StackSnapshot, V1Alpha1Stack>((snapshot, _) => SnapshotIndexes.StackOf(snapshot))
            .Watch<V1Secret, V1Alpha1Stack>(SourceReferences.Secrets, SourceWatches.Secrets)
            .Owns<V1Secret, V1Alpha1Stack>(SignalObjects.Watch)
            .Watch<V1ConfigMap, V1Alpha1Stack>(SourceReferences.ConfigMaps, SourceWatches.ConfigMaps)
            .AddController<StackPlanController, V1Alpha1StackPlan>(controller => controller.MaxConcurrency = concurrency)
            .Watch<V1Alpha1Stack, V1Alpha1StackPlan>(PlanReferences.Stacks, WatchScope.Everything)
            .Watch<V1Secret, V1Alpha1StackPlan>(PlanReferences.Secrets, SourceWatches.Secrets)
            .Watch<V1ConfigMap, V1Alpha1StackPlan>(PlanReferences.ConfigMaps, SourceWatches.ConfigMaps)
            .Watch<V1Alpha1Stack, V1Alpha1Stack>((stack, _) => NestedWatches.Parent(stack))
            .Watch<V1Alpha1Stack, V1Alpha1Stack>(NestedWatches.Inside, when: NestedWatches.HandsOnSomethingElse)
            .Watch<V1Alpha1Stack, V1Alpha1Stack>(SourceReferences.Stacks, WatchScope.Everything)
            .Watch<V1Alpha1Stack, V1Alpha1Stack>((leaving, _) => leaving.IsBeingDeleted() ? SourceReferences.Stacks(leaving) : []);
    }

    private static void Configure(KubernetesOperatorOptions kubernetes, IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var options = provider.GetRequiredService<IOptions<OperatorOptions>>().Value;
        var cluster = provider.GetRequiredService<IOptions<ClusterOptions>>().Value;
        kubernetes.Name = "heat-operator";
        kubernetes.Client = kubernetes.Client with { QueriesPerSecond = cluster.Qps, Burst = cluster.Burst, MetricsPrefix = "heat_operator_" };
        kubernetes.Watcher = kubernetes.Watcher with
        {
            Namespaces = [.. options.WatchNamespaces.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };
        kubernetes.LeaderElection = OptionSections.DefaultElection();
        configuration.GetSection(OptionSections.LeaderElection).Bind(kubernetes.LeaderElection);
        kubernetes.LeaderElection.Validate();
        kubernetes.Configuration = provider.GetService<KubernetesClientConfiguration>();
        if (cluster.Kubeconfig is not null || cluster.Context is not null)
        {
            kubernetes.Configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(cluster.Kubeconfig, cluster.Context);
        }
    }

    private static void AddOptions<TOptions>(IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}

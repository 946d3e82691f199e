using System.Collections.Concurrent;
using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Controllers;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>A whole operator in this process, whose controller does what a test says.</summary>
internal sealed class OperatorUnderTest : IAsyncDisposable
{
    public const string Finalizer = "tests.example.org/widget";
    private readonly IHost _host;

    public OperatorUnderTest(
        KubernetesClientConfiguration configuration,
        string @namespace,
        Action<KubernetesOperatorOptions>? configure = null,
        Action<ControllerOptions>? configureController = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Behaviour);
        builder.Services.AddSingleton<IProcessTermination>(Termination);
        builder.Services
            .AddKubernetesOperator(options =>
            {
                options.Configuration = configuration;
                options.Watcher.Namespaces = [@namespace];
                options.Watcher.BaseDelay = TimeSpan.FromMilliseconds(20);
                options.Client.RetryDelay = TimeSpan.FromMilliseconds(20);
                options.LeaderElection.Enabled = false;
                options.LeaderElection.LeaseNamespace = @namespace;
                configure?.Invoke(options);
            })
            .AddController<WidgetController, V1Widget>(options =>
            {
                options.Queue.BaseDelay = TimeSpan.FromMilliseconds(50);
                configureController?.Invoke(options);
            })
            .AddFinalizer<WidgetFinalizer, V1Widget>(Finalizer)
            .Watch<V1ConfigMap, V1Widget>(widget =>
                widget.Spec.TextFrom?.Name is { } name ? [new EntityKey(widget.Metadata.Namespace, name)] : [])
            .Owns<V1Secret, V1Widget>();
        _host = builder.Build();
    }

    public WidgetBehaviour Behaviour { get; } = new();

    public RecordedTermination Termination { get; } = new();

    public IServiceProvider Services => _host.Services;

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

internal sealed class RecordedTermination : IProcessTermination
{
    private readonly TaskCompletionSource<string> _reason = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Reason => _reason.Task;

    public void Terminate(string reason) => _reason.TrySetResult(reason);
}

/// <summary>What the controller and the finalizer do, and what they saw.</summary>
internal sealed class WidgetBehaviour
{
    public ConcurrentQueue<V1Widget> Reconciled { get; } = new();

    public ConcurrentQueue<V1Widget> Finalized { get; } = new();

    public ConcurrentQueue<V1Widget> Deleted { get; } = new();

    public Func<V1Widget, CancellationToken, Task<ReconciliationResult<V1Widget>>> OnReconcile { get; set; } =
        (widget, _) => Task.FromResult(ReconciliationResult<V1Widget>.Success(widget));

    public Func<V1Widget, ReconciliationResult<V1Widget>> OnFinalize { get; set; } = ReconciliationResult<V1Widget>.Success;

    /// <summary>Waits until something holds. What is waited for comes from a server, so there is no clock to move.</summary>
    public static async Task UntilAsync(Func<bool> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isReached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }
}

internal sealed class WidgetController(WidgetBehaviour behaviour) : IEntityController<V1Widget>
{
    public Task<ReconciliationResult<V1Widget>> ReconcileAsync(V1Widget entity, CancellationToken cancellationToken)
    {
        behaviour.Reconciled.Enqueue(entity);
        return behaviour.OnReconcile(entity, cancellationToken);
    }

    public Task<ReconciliationResult<V1Widget>> DeletedAsync(V1Widget entity, CancellationToken cancellationToken)
    {
        behaviour.Deleted.Enqueue(entity);
        return Task.FromResult(ReconciliationResult<V1Widget>.Success(entity));
    }
}

internal sealed class WidgetFinalizer(WidgetBehaviour behaviour) : IEntityFinalizer<V1Widget>
{
    public Task<ReconciliationResult<V1Widget>> FinalizeAsync(V1Widget entity, CancellationToken cancellationToken)
    {
        behaviour.Finalized.Enqueue(entity);
        return Task.FromResult(behaviour.OnFinalize(entity));
    }
}

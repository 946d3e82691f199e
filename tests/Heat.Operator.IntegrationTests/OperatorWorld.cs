using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Heat.Simulator;
using Heat.Testing.Kubernetes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.IntegrationTests;

/// <summary>A namespace of a real API server, a simulated cloud, and the whole operator between them.</summary>
public sealed class OperatorWorld : IAsyncLifetime
{
    /// <summary>How long a test waits for what it expects, before it says what it saw instead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly KubernetesFixture _cluster = new();
    private SimulatedCloud? _cloud;
    private WebApplication? _operator;

    /// <summary>The cloud.</summary>
    public SimulatedCloud Cloud => _cloud!; // set by InitializeAsync

    /// <summary>A client without limits.</summary>
    public KubernetesClient Client => _cluster.Client;

    /// <summary>The way to the API server.</summary>
    public KubernetesClientConfiguration Configuration => _cluster.Configuration;

    /// <summary>The namespace.</summary>
    public string Namespace => _cluster.Namespace;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await _cluster.InitializeAsync();
        await InstallCrdAsync(Client);
        _cloud = await SimulatedCloud.StartAsync(new SimulatorOptions());
        _cloud.Options.BuildTimes.Server = TimeSpan.FromMilliseconds(300);
        _cloud.Options.BuildTimes.Volume = TimeSpan.FromMilliseconds(200);
        await Client.CreateAsync(Testing.Kubernetes.Entities.ASecret("openstack-clouds", Namespace, ("clouds.yaml", CloudsYaml())));
        await StartOperatorAsync(Configuration);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await StopOperatorAsync();
        await Cloud.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>The clouds.yaml of the project demo.</summary>
    public string CloudsYaml(string? password = null) => $"""
        clouds:
          demo:
            auth:
              auth_url: {Cloud.AuthUrl}
              username: demo
              password: {password ?? Cloud.Options.Password}
              project_name: demo
              user_domain_name: Default
              project_domain_name: Default
            region_name: RegionOne
        """;

    /// <summary>Starts the operator, by a given way to the API server.</summary>
    public async Task StartOperatorAsync(KubernetesClientConfiguration configuration)
    {
        _operator = OperatorApp.Build(
            [
                $"--Operator:WatchNamespaces={Namespace}",
                "--Operator:HealthAddress=http://127.0.0.1:0",
                "--Operator:MetricsAddress=http://127.0.0.1:0",
                "--LeaderElection:Enabled=false",
                "--Logging:Level=Warning",
            ],
            services => services.AddSingleton(configuration));
        await _operator.StartAsync();
    }

    /// <summary>Stops the operator, gracefully.</summary>
    public async Task StopOperatorAsync()
    {
        if (_operator is not null)
        {
            await _operator.DisposeAsync();
            _operator = null;
        }
    }

    /// <summary>Creates or changes a Stack from a template.</summary>
    public async Task<V1Alpha1Stack> ApplyAsync(string name, string template, Action<JsonObject>? change = null)
    {
        var spec = new JsonObject
        {
            ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = "openstack-clouds" },
            ["template"] = template,
        };
        change?.Invoke(spec);
        return await ApplyAsync(name, spec);
    }

    /// <summary>Creates or changes a Stack from a spec.</summary>
    public async Task<V1Alpha1Stack> ApplyAsync(string name, JsonObject spec)
    {
        var stack = new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
            Spec = spec.Deserialize<V1Alpha1StackSpec>(KubernetesJson.Options)!, // an object is never null
        };
        return await Client.ApplyAsync(stack, "test", force: true);
    }

    /// <summary>Waits until a Stack is ready for its newest spec.</summary>
    public Task<V1Alpha1Stack> ReadyAsync(string name) => UntilAsync(name, "to be ready", IsReady);

    /// <summary>Waits until a Stack is not ready for a reason.</summary>
    public Task<V1Alpha1Stack> RefusedAsync(string name, StackReason reason) =>
        UntilAsync(name, $"to say {reason}", stack => Ready(stack) is { Status: "False" } ready && ready.Reason == reason.ToString());

    /// <summary>Waits until a Stack is as expected.</summary>
    public async Task<V1Alpha1Stack> UntilAsync(string name, string expectation, Func<V1Alpha1Stack, bool> predicate)
    {
        using var patience = new CancellationTokenSource(Patience);
        V1Alpha1Stack? last = null;
        try
        {
            while (true)
            {
                last = await Client.GetAsync<V1Alpha1Stack>(name, Namespace, patience.Token) ?? throw new InvalidOperationException($"There is no Stack {name}.");
                if (predicate(last))
                {
                    return last;
                }

                var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = last.Metadata.ResourceVersion };
                await foreach (var change in Client.WatchAsync<V1Alpha1Stack>(Namespace, options, patience.Token))
                {
                    last = change.Entity ?? last;
                    if (predicate(last))
                    {
                        return last;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"Stack {name} did not come {expectation} in {Patience}. It says: {JsonSerializer.Serialize(last?.Status, KubernetesJson.Options)}");
        }
    }

    /// <summary>Deletes a Stack and waits until it is gone.</summary>
    public async Task DeleteAsync(string name)
    {
        await Client.DeleteAsync<V1Alpha1Stack>(name, Namespace);
        using var patience = new CancellationTokenSource(Patience);
        while (await Client.GetAsync<V1Alpha1Stack>(name, Namespace, patience.Token) is { } stack)
        {
            var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = stack.Metadata.ResourceVersion };
            await foreach (var change in Client.WatchAsync<V1Alpha1Stack>(Namespace, options, patience.Token))
            {
                if (change.Type == WatchEventType.Deleted)
                {
                    return;
                }
            }
        }
    }

    /// <summary>What the cloud has whose name begins with the stack's.</summary>
    public IReadOnlyList<CloudObject> ObjectsOf(string stack) =>
        [.. Cloud.Objects().Where(one => one.Name.StartsWith(stack + "-", StringComparison.Ordinal))];

    /// <summary>Events about a Stack.</summary>
    public async Task<IReadOnlyList<CoreV1Event>> EventsAsync(string name) =>
        [.. (await Client.ListAsync<CoreV1Event>(Namespace)).Where(happened => happened.InvolvedObject?.Name == name)];

    /// <summary>Waits for something that cannot be watched.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"It did not happen in {Patience} that {what}.");
            }
        }
    }

    /// <inheritdoc cref="EventuallyAsync(string, Func{Task{bool}})"/>
    public static Task EventuallyAsync(string what, Func<bool> holds) => EventuallyAsync(what, () => Task.FromResult(holds()));

    /// <summary>The physical id of a resource.</summary>
    public static string? IdOf(V1Alpha1Stack stack, string resource) =>
        stack.Status?.Resources?.Find(candidate => candidate.Name == resource)?.PhysicalId;

    /// <summary>The Ready condition.</summary>
    public static V1Condition? Ready(V1Alpha1Stack stack) =>
        stack.Status?.Conditions?.Find(condition => condition.Type == ConditionTypes.Ready);

    /// <summary>The Stack is ready for its newest spec.</summary>
    public static bool IsReady(V1Alpha1Stack stack) =>
        stack.Status?.ObservedGeneration == stack.Metadata.Generation && Ready(stack)?.Status == "True";

    /// <summary>Installs the CRD, or changes the one that is there.</summary>
    public static async Task InstallCrdAsync(KubernetesClient client)
    {
        using var patience = new CancellationTokenSource(Patience);
        await new CrdInstaller(client, client, TimeProvider.System).InstallAsync(CrdGenerator.Generate<V1Alpha1Stack>(), patience.Token);
    }
}

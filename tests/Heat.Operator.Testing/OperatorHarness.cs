using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Generation;
using Heat.Operator.Hosting;
using Heat.Testing.Kubernetes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.Testing;

/// <summary>The whole operator at work on one namespace of a real API server, and what a user does there.</summary>
/// <param name="patience">How long to wait for what is expected, before saying what was seen instead.</param>
public sealed partial class OperatorHarness(TimeSpan patience) : IAsyncDisposable
{
    /// <summary>Name of the Secret with the credentials.</summary>
    public const string CredentialsSecret = "openstack-clouds";

    private readonly KubernetesFixture _cluster = new();
    private WebApplication? _operator;

    /// <summary>A client without limits.</summary>
    public KubernetesClient Client => _cluster.Client;

    /// <summary>The way to the API server.</summary>
    public KubernetesClientConfiguration Configuration => _cluster.Configuration;

    /// <summary>The namespace.</summary>
    public string Namespace => _cluster.Namespace;

    /// <summary>Where resources are signalled.</summary>
    public Uri SignalUrl { get; } = LoopbackAddress.Free();

    /// <summary>What an operator of the namespace is told.</summary>
    public OperatorSettings Settings => new(Namespace) { SignalAddress = SignalUrl, PublicSignalUrl = SignalUrl };

    /// <summary>Makes the namespace, installs the CRD and stores the credentials.</summary>
    public async Task PrepareAsync(string cloudsYaml)
    {
        await _cluster.InitializeAsync();
        using var limit = new CancellationTokenSource(patience);
        foreach (var definition in CustomResources.All)
        {
            await new CrdInstaller(Client, Client, TimeProvider.System).InstallAsync(definition, limit.Token);
        }

        await Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret(CredentialsSecret, Namespace, ("clouds.yaml", cloudsYaml)));
    }

    /// <summary>Starts the operator in this process.</summary>
    /// <param name="configuration">The way to the API server; null: the usual one.</param>
    /// <param name="settings">What it is told; null: <see cref="Settings"/>.</param>
    public async Task StartOperatorAsync(KubernetesClientConfiguration? configuration = null, OperatorSettings? settings = null)
    {
        _operator = OperatorApp.Build((settings ?? Settings).ToArguments(), services => services.AddSingleton(configuration ?? Configuration));
        await _operator.StartAsync();
    }

    /// <summary>Stops the operator, gracefully.</summary>
    public async Task StopOperatorAsync()
    {
        if (_operator is not null)
        {
            await _operator.StopAsync();
            await _operator.DisposeAsync();
            _operator = null;
        }
    }

    /// <summary>Stops the operator, gracefully, and starts another.</summary>
    /// <param name="settings">What the other is told; null: <see cref="Settings"/>.</param>
    public async Task RestartOperatorAsync(OperatorSettings? settings = null)
    {
        await StopOperatorAsync();
        await StartOperatorAsync(settings: settings);
    }

    /// <summary>Creates or changes a Stack from a template.</summary>
    public async Task<V1Alpha1Stack> ApplyAsync(string name, string template, Action<JsonObject>? change = null)
    {
        var spec = new JsonObject
        {
            ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = CredentialsSecret },
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

    /// <summary>Asks a Stack for something once, by the annotation of a verb.</summary>
    public Task AnnotateAsync(string name, string verb, string value) => AnnotateAsync<V1Alpha1Stack>(name, verb, value);

    /// <summary>Asks an object for something once, by the annotation of a verb.</summary>
    public Task AnnotateAsync<TEntity>(string name, string verb, string value)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => Client.PatchAsync<TEntity>(
        new EntityKey(Namespace, name),
        V1Patch.Merge(new JsonObject
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [$"{V1Alpha1Stack.GroupName}/{verb}"] = value } },
        }),
        WriteOptions.Default,
        CancellationToken.None);

    /// <summary>Deletes a Stack and waits until it is gone.</summary>
    public async Task DeleteAsync(string name)
    {
        await Client.DeleteAsync<V1Alpha1Stack>(name, Namespace);
        using var limit = new CancellationTokenSource(patience);
        while (await Client.GetAsync<V1Alpha1Stack>(name, Namespace, limit.Token) is { } stack)
        {
            var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = stack.Metadata.ResourceVersion };
            await foreach (var change in Client.WatchAsync<V1Alpha1Stack>(Namespace, options, limit.Token))
            {
                if (change.Type == WatchEventType.Deleted)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Events about a Stack.</summary>
    public async Task<IReadOnlyList<CoreV1Event>> EventsAsync(string name) =>
        [.. (await Client.ListAsync<CoreV1Event>(Namespace)).Where(happened => happened.InvolvedObject?.Name == name)];

    /// <summary>The physical id of a resource.</summary>
    public static string? IdOf(V1Alpha1Stack stack, string resource) =>
        stack.Status?.Resources?.Find(candidate => candidate.Name == resource)?.PhysicalId;

    /// <summary>The Ready condition.</summary>
    public static V1Condition? Ready(V1Alpha1Stack stack) =>
        stack.Status?.Conditions?.Find(condition => condition.Type == ConditionTypes.Ready);

    /// <summary>The Stack is ready for its newest spec.</summary>
    public static bool IsReady(V1Alpha1Stack stack) =>
        stack.Status?.ObservedGeneration == stack.Metadata.Generation && Ready(stack)?.Status == "True";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopOperatorAsync();
        await _cluster.DisposeAsync();
    }
}

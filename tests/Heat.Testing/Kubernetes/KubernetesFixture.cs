using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Models;
using Xunit;

namespace Heat.Testing.Kubernetes;

/// <summary>A real API server with a fresh namespace for one test class.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The test framework ends it by IAsyncLifetime.")]
public sealed class KubernetesFixture : IAsyncLifetime
{
    private KubernetesClientConfiguration? _configuration;
    private KubernetesClient? _client;

    /// <summary>The way to the server.</summary>
    public KubernetesClientConfiguration Configuration => _configuration ?? throw NotStarted();

    /// <summary>A client without limits of its own.</summary>
    public KubernetesClient Client => _client ?? throw NotStarted();

    /// <summary>The namespace of the test class.</summary>
    public string Namespace { get; } = $"test-{Guid.NewGuid():N}"[..20];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _configuration = await ApiServer.ConfigurationAsync();
        _client = new KubernetesClient(_configuration, new KubernetesClientOptions { QueriesPerSecond = 0 });
        await CreateNamespaceAsync(Namespace);
    }

    /// <summary>A further namespace; it is deleted with the first one.</summary>
    public async Task<string> AddNamespaceAsync(string suffix)
    {
        var name = $"{Namespace}-{suffix}";
        await CreateNamespaceAsync(name);
        return name;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_client is null)
        {
            return;
        }

        var created = await _client.ListAsync<V1Namespace>(labelSelector: $"test-class={Namespace}");
        await Task.WhenAll(created.Select(space => _client.DeleteAsync(space)));
        _client.Dispose();
    }

    private static InvalidOperationException NotStarted() => new("The fixture has not started: let the test class be an IClassFixture of it.");

    private Task<V1Namespace> CreateNamespaceAsync(string name) => Client.CreateAsync(new V1Namespace
    {
        Metadata = new V1ObjectMeta { Name = name, Labels = new() { ["test-class"] = Namespace } },
    });
}

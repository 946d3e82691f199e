using System.Text.Json.Nodes;
using Heat.OpenStack;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Sessions;
using Heat.Operator.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.EndToEnd.Tests;

/// <summary>A real cloud, a real API server and the operator between them.</summary>
public sealed class RealCloud : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddHeatOpenStack().BuildServiceProvider();
    private CloudSession? _session;

    /// <summary>A clouds.yaml is given.</summary>
    public static bool IsGiven => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("HEAT_E2E_CLOUDS"));

    /// <summary>Entry of the clouds.yaml; null for its only one.</summary>
    public static string? CloudName => Environment.GetEnvironmentVariable("HEAT_E2E_CLOUD") is { Length: > 0 } name ? name : null;

    /// <summary>The operator, and what a user does.</summary>
    public OperatorHarness Operator { get; } = new(TimeSpan.FromMinutes(10));

    /// <summary>The cloud, looked at past the operator.</summary>
    public CloudSession Session => _session!; // set by InitializeAsync

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!IsGiven)
        {
            return;
        }

        var cloudsYaml = await File.ReadAllTextAsync(Environment.GetEnvironmentVariable("HEAT_E2E_CLOUDS")!); // IsGiven
        _session = _services.GetRequiredService<ICloudSessionFactory>().Open(CloudsYaml.Parse(cloudsYaml, CloudName));
        await Operator.PrepareAsync(cloudsYaml);
        await Operator.StartOperatorAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Operator.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>Names of all objects whose name begins with a prefix, over the services that stacks use.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(string prefix) => NamesAsync(prefix, Collections);

    /// <summary>The same over other collections.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string prefix, IEnumerable<(string Service, string Path, string Plural)> collections)
    {
        var found = new List<string>();
        foreach (var (service, path, plural) in collections)
        {
            await foreach (var item in Session.Service(service).ListAsync(path, plural, CancellationToken.None))
            {
                var entity = item["keypair"] as JsonObject ?? item;
                if ((string?)entity["name"] is { } name && name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    found.Add($"{plural}/{name}");
                }
            }
        }

        return found;
    }

    private static (string Service, string Path, string Plural)[] Collections =>
    [
        ("network", "v2.0/networks", "networks"),
        ("network", "v2.0/subnets", "subnets"),
        ("network", "v2.0/ports", "ports"),
        ("network", "v2.0/routers", "routers"),
        ("network", "v2.0/security-groups", "security_groups"),
        ("compute", "servers/detail", "servers"),
        ("compute", "os-keypairs", "keypairs"),
        ("volumev3", "volumes/detail", "volumes"),
    ];
}

using Heat.Operator.Testing;
using Heat.Simulator;

namespace Heat.Operator.IntegrationTests;

/// <summary>A namespace of a real API server, a simulated cloud, and the whole operator between them.</summary>
public sealed class OperatorWorld : IAsyncLifetime
{
    private SimulatedCloud? _cloud;

    /// <summary>The operator, and what a user does.</summary>
    public OperatorHarness Operator { get; } = new(TimeSpan.FromSeconds(120));

    /// <summary>The cloud.</summary>
    public SimulatedCloud Cloud => _cloud!; // set by InitializeAsync

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _cloud = await SimulatedCloud.StartAsync(new SimulatorOptions());
        _cloud.Options.BuildTimes.Server = TimeSpan.FromMilliseconds(300);
        _cloud.Options.BuildTimes.Volume = TimeSpan.FromMilliseconds(200);
        await Operator.PrepareAsync(CloudsYaml());
        await Operator.StartOperatorAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Operator.DisposeAsync();
        await Cloud.DisposeAsync();
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

    /// <summary>What the cloud has whose name begins with the stack's.</summary>
    public IReadOnlyList<CloudObject> ObjectsOf(string stack) =>
        [.. Cloud.Objects().Where(one => one.Name.StartsWith(stack + "-", StringComparison.Ordinal))];
}

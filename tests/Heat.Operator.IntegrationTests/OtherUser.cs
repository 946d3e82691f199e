using System.Text.Json.Nodes;
using Heat.OpenStack;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.IntegrationTests;

/// <summary>Somebody who works in the same project of the cloud without the operator.</summary>
internal sealed class OtherUser : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddHeatOpenStack().BuildServiceProvider();
    private readonly CloudSession _session;

    public OtherUser(OperatorWorld world) =>
        _session = _services.GetRequiredService<ICloudSessionFactory>().Open(CloudsYaml.Parse(world.CloudsYaml(), "demo"));

    /// <summary>Makes a network and gives its id.</summary>
    public async Task<string> CreateNetworkAsync(string name)
    {
        var body = new JsonObject { ["network"] = new JsonObject { ["name"] = name } };
        var answer = await _session.Service("network").PostAsync("v2.0/networks", body, CancellationToken.None);
        return answer!["network"]!["id"]!.GetValue<string>(); // Neutron answers with the network
    }

    public void Dispose() => _services.Dispose();
}

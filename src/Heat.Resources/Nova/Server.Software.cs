using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat.Software;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Nova;

/// <content>Software on the server: what it is told at boot, and the agent that fetches more.</content>
internal sealed partial class Server
{
    private const string Agent = "agent";

    private readonly AgentKeeper _agents = new(records.Servers, isInCloud: true);

    private static bool TakesDeployments(PropertyTree properties) => properties.Text("user_data_format") == "SOFTWARE_CONFIG";

    private static IEnumerable<string> ValidateSoftware(PropertyTree properties)
    {
        if (TakesDeployments(properties) && AgentSettings.Mistake(properties.Text("software_config_transport")) is { } mistake)
        {
            yield return mistake;
        }
    }

    /// <summary>The text that the server gets. In the place of a text the template may name a software config by its id.</summary>
    private async Task<string> UserDataAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var properties = resource.Properties;
        if (properties.Text("user_data_format") is "RAW" or "SOFTWARE_CONFIG" && properties["user_data"] is { } given)
        {
            properties = properties.With("user_data", await ConfigText.ReadAsync(records.Configs, resource.Stack.Namespace, given, cancellationToken));
        }

        var agent = TakesDeployments(properties) ? await _agents.KeepAsync(resource, resource.PhysicalId?.Value, cancellationToken) : null;
        return UserDataText.Build(resource with
        {
            Properties = properties,
            Metadata = agent is null ? resource.Metadata : AgentView.Of(agent, []),
        });
    }

    /// <summary>The agent is told which server is its own. It is known only now.</summary>
    private async Task<StepResult> KeepAgentAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        await _agents.KeepAsync(resource, resource.RequiredId, cancellationToken);
        return StepResult.Done;
    }
}

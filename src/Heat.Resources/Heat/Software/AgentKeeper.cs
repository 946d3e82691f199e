using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Keeps the agent of a server in step with the server's resource.</summary>
/// <param name="servers">Where agents are kept.</param>
/// <param name="isInCloud">The servers have a metadata service of their cloud.</param>
internal sealed class AgentKeeper(IServerMetadata servers, bool isInCloud)
{
    /// <summary>Makes the agent, or brings it up to date. It keeps its credentials.</summary>
    /// <param name="resource">The server.</param>
    /// <param name="id">Its physical id, where known.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The agent; null where servers cannot reach us, since the operator was not told its own address.</returns>
    public async Task<ServerAgent?> KeepAsync(ResourceContext resource, string? id, CancellationToken cancellationToken)
    {
        if (servers.Addresses is not { } addresses)
        {
            return null;
        }

        var agent = await servers.OpenAsync(resource.Stack, resource.Name, resource.PhysicalName, cancellationToken);
        var transport = resource.Properties.Text("software_config_transport") ?? AgentSettings.Cfn;
        var kept = agent with
        {
            Server = id ?? agent.Server,
            Transport = transport,
            Settings = AgentSettings.Of(agent, transport, addresses, isInCloud),
            Metadata = resource.Metadata,
        };
        await servers.KeepAsync(kept, cancellationToken);
        return kept;
    }

    /// <summary>Removes the agent.</summary>
    public Task CloseAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        servers.CloseAsync(resource.Stack, resource.PhysicalName, cancellationToken);

    /// <summary>What the attribute <c>os_collect_config</c> yields. Holds secrets.</summary>
    public async Task<TemplateValue> SettingsAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await servers.FindOwnAsync(resource.Stack, resource.PhysicalName, cancellationToken) is { } agent
            ? AgentView.SettingsOf(agent)
            : resource.Metadata[AgentView.Settings] ?? MapValue.Empty;

    /// <summary>Servers cannot reach us. Only the operator's configuration helps.</summary>
    public static OpenStackException Unreachable() => Refusal.ForNow(
        "orchestration", "The operator was not told the address under which servers reach it. Set it in the operator's configuration.");

    /// <summary>The mistake in the template's metadata of a server that takes deployments; null: there is none.</summary>
    public static string? Mistake(MapValue metadata) => metadata.ContainsKey(AgentView.Deployments)
        ? $"The metadata of a server that takes deployments must not have a key '{AgentView.Deployments}': the deployments stand there. Give it another name."
        : null;
}

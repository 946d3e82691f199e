using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>A network: one segment of layer two.</summary>
[ResourceType("OS::Neutron::Net")]
internal sealed class Net(CloudSession session) : NeutronDriver(session, "networks", "network")
{
    private const string Agents = "dhcp_agent_ids";

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("qos_policy", "qos_policy_id")),
        NotSent = [Agents, "tags"],
        NotCompared = ["shared", Agents],
        Cleared = Clearing.Of(("dns_domain", "\"\""), ("port_security_enabled", "true")),
    };

    /// <inheritdoc/>
    protected override Readiness Readiness => ByNeutronStatus;

    /// <inheritdoc/>
    protected override AgentPlacement Placement { get; } = new(Agents, "dhcp-agents", "dhcp-networks", "network_id");

    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => attribute == "segments"
        ? ReadSegmentsAsync(resource.RequiredId, cancellationToken)
        : base.ReadAttributeAsync(resource, observation, attribute, cancellationToken);

    /// <summary>The segment that came with the network has no name; it stands first. Some clouds do not know segments.</summary>
    private async Task<TemplateValue> ReadSegmentsAsync(string network, CancellationToken cancellationToken)
    {
        var segments = new List<JsonObject>();
        try
        {
            await foreach (var segment in Client.ListAsync($"v2.0/segments?network_id={network}", "segments", cancellationToken))
            {
                segments.Add(segment);
            }
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return ListValue.Empty;
        }

        return TemplateValue.From(segments.OrderBy(segment => string.IsNullOrEmpty(segment.Text("name")) ? 0 : 1).Select(ValueJson.FromJson));
    }
}

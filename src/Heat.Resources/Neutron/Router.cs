using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Neutron;

/// <summary>Joins networks at layer three, and to the outside through its gateway.</summary>
[ResourceType("OS::Neutron::Router")]
internal sealed class Router(CloudSession session) : NeutronDriver(session, "routers", "router"), IAddsDependencies, IValidatesProperties
{
    private const string Agents = "l3_agent_ids";
    private const string Gateway = "external_gateway_info";

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(
            ($"{Gateway}.network", "network_id"),
            ($"{Gateway}.external_fixed_ips.subnet", "subnet_id")),
        NotSent = [Agents, "l3_agent_id", "tags"],
        NotCompared = [Agents, "l3_agent_id"],
        Cleared = Clearing.Of(("availability_zone_hints", "[]")),
    };

    /// <inheritdoc/>
    protected override Readiness Readiness => ByNeutronStatus;

    /// <inheritdoc/>
    protected override AgentPlacement Placement { get; } = new(Agents, "l3-agents", "l3-routers", "router_id");

    /// <summary>The gateway takes an address of a subnet, so all subnets of the gateway's network come first.</summary>
    public IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all) =>
        resource.Properties.Map(Gateway)?["network"] is { } network ? Siblings.SubnetsOf(network, all) : [];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        var agents = properties.List(Agents);
        var isHighlyAvailable = IsTrue(properties, "ha");
        if (IsTrue(properties, "distributed") && (!agents.IsEmpty || isHighlyAvailable))
        {
            yield return "A distributed router can have neither l3_agent_ids nor ha.";
        }

        if (agents.Length > 1 && !isHighlyAvailable)
        {
            yield return "Several l3_agent_ids are possible only where ha is true.";
        }
    }

    private static bool IsTrue(PropertyTree properties, string name) =>
        properties[name] is { IsKnown: true } && properties.Boolean(name) == true;
}

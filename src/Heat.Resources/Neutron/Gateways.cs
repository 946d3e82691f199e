using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>What leads from a port to the outside, among the resources of one stack.</summary>
internal static class Gateways
{
    /// <summary>Names of the routers and router gateways that lead to an outside network.</summary>
    public static IEnumerable<string> To(TemplateValue network, IReadOnlyList<PlannedResource> all) =>
    [
        .. Siblings.Sharing(network, "OS::Neutron::RouterGateway", gateway => gateway.Properties["network"], all),
        .. Siblings.Sharing(network, "OS::Neutron::Router", router => router.Properties.Map("external_gateway_info")?["network"], all),
    ];

    /// <summary>Names of the router interfaces in the subnets of those ports that a resource waits for.</summary>
    /// <param name="resource">A floating IP, or something that leads one to a port.</param>
    /// <param name="all">Every resource of the stack.</param>
    /// <param name="onlyFirstAddress">Only the subnet of a port's first address counts, and a port without addresses not at all.</param>
    public static IEnumerable<string> InterfacesOfRequiredPorts(
        PlannedResource resource, IReadOnlyList<PlannedResource> all, bool onlyFirstAddress)
    {
        var ports = Siblings.OfType(all, "OS::Neutron::Port").Where(port => resource.Requirements.Contains(port.Name)).ToList();
        return ports.Count == 0
            ? []
            : Siblings.OfType(all, "OS::Neutron::RouterInterface")
                .Where(foot => ports.Exists(port => Reaches(foot, port, all, onlyFirstAddress)))
                .Select(foot => foot.Name);
    }

    private static bool Reaches(PlannedResource foot, PlannedResource port, IReadOnlyList<PlannedResource> all, bool onlyFirstAddress)
    {
        var addresses = port.Properties.List("fixed_ips").OfType<MapValue>().ToList();
        if (foot.Properties["subnet"] is not { } subnet)
        {
            return !onlyFirstAddress && foot.Properties["port"] is not null;
        }

        if (addresses.Count == 0)
        {
            return !onlyFirstAddress && Siblings.Subnets(all).Any(sibling =>
                foot.Requirements.Contains(sibling.Name)
                && sibling.Properties["network"] is { } network
                && network.Equals(port.Properties["network"]));
        }

        return (onlyFirstAddress ? addresses.Take(1) : addresses).Any(address => subnet.Equals(address["subnet"]));
    }
}

using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Neutron;

/// <summary>An address of an outside network that can be led to a port.</summary>
/// <remarks>It has no name, so it always carries its mark in the description. Changes of the DNS names are accepted but not sent, as in Heat.</remarks>
[ResourceType("OS::Neutron::FloatingIP")]
internal sealed class FloatingIP(CloudSession session) : NeutronDriver(session, "floatingips", "floatingip"), IAddsDependencies, IValidatesProperties
{
    private const string Port = "port_id";
    private const string Address = "fixed_ip_address";

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("floating_network", "floating_network_id"), ("floating_subnet", "subnet_id")),
        OnlyOnCreate = ["dns_name", "dns_domain"],
        NotCompared = ["dns_name", "dns_domain"],
    };

    /// <inheritdoc/>
    protected override Identity Identity { get; } = Identity.MarkedIn("description", hasName: false);

    /// <summary>The outside network must be reachable from the port before an address of it can be led there.</summary>
    public IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all) =>
        resource.Properties["floating_network"] is { } network
            ? [.. Gateways.To(network, all), .. Gateways.InterfacesOfRequiredPorts(resource, all, onlyFirstAddress: false)]
            : [];

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.IsSet(Address) && !properties.IsSet(Port))
        {
            yield return "fixed_ip_address needs port_id.";
        }
    }

    /// <inheritdoc/>
    /// <remarks>The two fields go together: Neutron takes an address alone for a request without a port.</remarks>
    protected override Task CompleteUpdateAsync(
        JsonObject body, ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (body.ContainsKey(Address) || body.ContainsKey(Port))
        {
            body[Port] = difference.After.Json(Port);
            body.Remove(Address);
            if (difference.After.IsSet(Address))
            {
                body[Address] = difference.After.Json(Address);
            }
        }

        return Task.CompletedTask;
    }
}

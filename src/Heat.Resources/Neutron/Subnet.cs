using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>A range of addresses on a network.</summary>
[ResourceType("OS::Neutron::Subnet")]
internal sealed class Subnet(CloudSession session) : NeutronDriver(session, "subnets", "subnet"), IValidatesProperties
{
    private const string Gateway = "gateway_ip";

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("network", "network_id"), ("segment", "segment_id"), ("subnetpool", "subnetpool_id")),
        NotSent = ["tags"],
        Ordered = ["dns_nameservers"],
        Cleared = Clearing.Of(("allocation_pools", "[]"), ("dns_nameservers", "[]"), ("host_routes", "[]")),
    };

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        var hasCidr = properties.IsSet("cidr");
        var hasPool = properties.IsSet("subnetpool");
        if (hasCidr == hasPool)
        {
            yield return "Exactly one of cidr and subnetpool must be given.";
        }

        if (hasCidr && properties.IsSet("prefixlen"))
        {
            yield return "prefixlen can only be given together with subnetpool.";
        }

        var (advertises, assigns) = (properties["ipv6_ra_mode"], properties["ipv6_address_mode"]);
        if ((advertises ?? assigns) is not null && properties["ip_version"] is { IsKnown: true } && properties.Integer("ip_version") == 4)
        {
            yield return "ipv6_ra_mode and ipv6_address_mode are for ip_version 6 only.";
        }

        if (advertises is { IsKnown: true } && assigns is { IsKnown: true } && !advertises.Equals(assigns))
        {
            yield return "ipv6_ra_mode and ipv6_address_mode must be equal where both are given.";
        }
    }

    /// <inheritdoc/>
    /// <remarks>No gateway is <c>null</c> to Neutron and empty text to Heat; <c>auto</c> leaves the choice to Neutron.</remarks>
    protected override Task CompleteAsync(JsonObject body, ResourceContext resource, CancellationToken cancellationToken)
    {
        FixGateway(body);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task CompleteUpdateAsync(
        JsonObject body, ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        FixGateway(body);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live) =>
        property == Gateway && resource.Properties.Text(Gateway) == "auto"
            ? null
            : base.ReadLiveProperty(resource, property, live);

    private static void FixGateway(JsonObject body)
    {
        switch (body.Text(Gateway))
        {
            case "auto":
                body.Remove(Gateway);
                break;
            case "":
                body[Gateway] = null;
                break;
        }
    }
}

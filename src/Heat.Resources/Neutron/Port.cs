using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>A plug on a network, with its addresses.</summary>
[ResourceType("OS::Neutron::Port")]
internal sealed partial class Port(CloudSession session)
    : NeutronDriver(session, "ports", "port"), IAddsDependencies, IDecidesChange, IPreparesReplacement, IValidatesProperties
{
    private const string FixedIps = "fixed_ips";
    private const string SecurityGroups = "security_groups";
    private const string Profile = "binding:profile";

    /// <inheritdoc/>
    /// <remarks>Nova sets device and DNS name of a port that it plugs in, so they are not compared.</remarks>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(("network", "network_id"), ($"{FixedIps}.subnet", "subnet_id"), ("qos_policy", "qos_policy_id")),
        NotSent = ["no_fixed_ips", "replacement_policy", "tags"],
        NotCompared = ["replacement_policy", "device_id", "device_owner", "dns_name"],
        Cleared = Clearing.Of(
            ("allowed_address_pairs", "[]"), ("dns_name", "\"\""), (SecurityGroups, "[\"default\"]"),
            ("port_security_enabled", "true"), ("propagate_uplink_status", "false")),
    };

    /// <inheritdoc/>
    protected override Readiness Readiness => ByNeutronStatus;

    /// <summary>A port takes its addresses from subnets, so all subnets of its network come first.</summary>
    public IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all) =>
        resource.Properties["network"] is { } network ? Siblings.SubnetsOf(network, all) : [];

    /// <summary>The old way to ask for a new port at every change.</summary>
    public ChangeDecision Decide(PropertyDiff difference) =>
        difference.After.Text("replacement_policy") == "REPLACE_ALWAYS"
            ? new(OnChange.Replace, "replacement_policy is REPLACE_ALWAYS")
            : new(OnChange.UpdateInPlace);

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (!properties.List(FixedIps).IsEmpty && properties["no_fixed_ips"] is { IsKnown: true } && properties.Boolean("no_fixed_ips") == true)
        {
            yield return "fixed_ips and no_fixed_ips exclude each other.";
        }
    }

    /// <summary>An address can be on one port only: the old one lets go of those that the template names.</summary>
    public async Task<ResourceChange> PrepareReplacementAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var namesAddress = resource.Properties.List(FixedIps).OfType<MapValue>().Any(item => item["ip_address"] is TextValue);
        if (namesAddress && await Collection.FindAsync(resource.RequiredId, cancellationToken) is not null)
        {
            Observed.Seen(await Collection.UpdateAsync(
                resource.RequiredId, new JsonObject { [FixedIps] = new JsonArray() }, cancellationToken));
        }

        return ResourceChange.None;
    }

    /// <inheritdoc/>
    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => attribute switch
        {
            "network" => await ReadNetworkAsync(observation, cancellationToken),
            "subnets" => await ReadSubnetsAsync(observation, cancellationToken),
            _ => await base.ReadAttributeAsync(resource, observation, attribute, cancellationToken),
        };

    private async Task<TemplateValue> ReadNetworkAsync(Observation observation, CancellationToken cancellationToken)
    {
        var id = observation.Live?.Text("network_id") ?? "";
        var network = await Session.Lookups.GetAsync(
            $"network:{id}", async cancel => ValueJson.FromJson((await Client.GetAsync($"v2.0/networks/{id}", cancel))["network"]), cancellationToken);
        return network;
    }

    private async Task<TemplateValue> ReadSubnetsAsync(Observation observation, CancellationToken cancellationToken)
    {
        var subnets = new List<TemplateValue>();
        foreach (var id in observation.Live?.Objects(FixedIps).Select(item => item.Text("subnet_id")).OfType<string>() ?? [])
        {
            subnets.Add(await Session.Lookups.GetAsync(
                $"subnet:{id}", async cancel => ValueJson.FromJson((await Client.GetAsync($"v2.0/subnets/{id}", cancel))["subnet"]), cancellationToken));
        }

        return TemplateValue.From(subnets);
    }
}

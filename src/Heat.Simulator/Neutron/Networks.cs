namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/networks</c>.</summary>
internal sealed class Networks(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("network", "networks", "Network",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        NeutronAttribute.Flag("admin_state_up", true),
        NeutronAttribute.Flag("shared", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("router:external", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("port_security_enabled", true),
        NeutronAttribute.Flag("is_default", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("vlan_transparent", false, AttributeUse.Create),
        new("mtu", AttributeForm.Number, AttributeUse.Both, () => 1442),
        NeutronAttribute.Nullable("qos_policy_id"),
        NeutronAttribute.Text("dns_domain"),
        NeutronAttribute.List("availability_zone_hints", AttributeUse.Create),
        NeutronAttribute.Any("provider:network_type", AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Any("provider:physical_network", AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Any("provider:segmentation_id", AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Any("segments", AttributeUse.Both | AttributeUse.Admin),
    ])
    {
        AbsentType = "NetworkNotFound",
        AbsentText = "Network {0} could not be found.",
        Quota = "network",
    };

    private int _segment = 1000;

    public override Collection Records { get; } = new("name", "shared", "router:external")
    {
        AdminOnly = new HashSet<string> { "provider:network_type", "provider:physical_network", "provider:segmentation_id" },
    };

    public override IEnumerable<Record> Shared => Records.Where("shared", "true").Union(Records.Where("router:external", "true"));

    public override bool IsShared(Record record) => record.Flag("shared") || record.Flag("router:external");

    public static bool IsExternal(Record record) => record.Flag("router:external");

    public override void Delete(Call call, Record record)
    {
        var ports = Neutron.Ports.Records.Where("network_id", record.Id).Select(port => port.Id).ToList();
        if (ports.Count > 0)
        {
            throw new ServiceFault(409, "NetworkInUse", $"Unable to complete operation on network {record.Id}. There are one or more ports still in use on the network, id for these ports is: {string.Join(',', ports)}.");
        }

        foreach (var subnet in Neutron.Subnets.Of(record).ToList())
        {
            Neutron.Subnets.Forget(subnet);
        }

        Records.Remove(record);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        accepted.Remove("segments");
        accepted["provider:network_type"] ??= "geneve";
        accepted["provider:segmentation_id"] ??= accepted.Text("provider:network_type") == "flat" ? null : ++_segment;
        accepted["status"] = "ACTIVE";
        accepted["subnets"] = new JsonArray();
        accepted["availability_zones"] = new JsonArray();
        accepted["ipv4_address_scope"] = null;
        accepted["ipv6_address_scope"] = null;
        accepted["l2_adjacency"] = true;
        if (accepted.Flag("router:external") != true)
        {
            accepted.Remove("is_default");
        }

        return Add(projectId, accepted);
    }
}

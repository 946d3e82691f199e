namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/subnets</c>: address blocks, gateways and allocation pools.</summary>
internal sealed class Subnets(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("subnet", "subnets", "Subnet",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        NeutronAttribute.Required("network_id"),
        new("ip_version", AttributeForm.Number, AttributeUse.Create),
        NeutronAttribute.Nullable("cidr", AttributeUse.Create),
        NeutronAttribute.Nullable("subnetpool_id", AttributeUse.Create),
        new("prefixlen", AttributeForm.Number, AttributeUse.Create),
        new("gateway_ip", AttributeForm.NullableText, AttributeUse.Both),
        new("allocation_pools", AttributeForm.List, AttributeUse.Both),
        NeutronAttribute.Flag("enable_dhcp", true),
        NeutronAttribute.List("dns_nameservers"),
        NeutronAttribute.List("host_routes"),
        NeutronAttribute.List("service_types"),
        NeutronAttribute.Nullable("ipv6_ra_mode", AttributeUse.Create),
        NeutronAttribute.Nullable("ipv6_address_mode", AttributeUse.Create),
        NeutronAttribute.Nullable("segment_id"),
        NeutronAttribute.Flag("use_default_subnetpool", false, AttributeUse.Create),
        NeutronAttribute.Flag("dns_publish_fixed_ip", false),
    ])
    {
        AbsentType = "SubnetNotFound",
        AbsentText = "Subnet {0} could not be found.",
        Quota = "subnet",
    };

    public override Collection Records { get; } = new("name", "network_id", "subnetpool_id") { AdminOnly = new HashSet<string> { "segment_id" } };

    private readonly Dictionary<string, AddressPlan> _plans = [];

    public IEnumerable<Record> Of(Record network) => Records.Where("network_id", network.Id);

    public AddressPlan PlanOf(Record subnet) => _plans[subnet.Id];

    public override IEnumerable<Record> Shared => Neutron.Networks.Shared.SelectMany(Of);

    public override bool IsShared(Record record) => NetworkOf(record) is { } network && Neutron.Networks.IsShared(network);

    public Record? NetworkOf(Record subnet) => Neutron.Networks.Records.Find(subnet.Text("network_id"));

    /// <summary>Whether addresses of the subnet follow from the port's MAC address.</summary>
    public static bool IsSlaac(Record subnet) => subnet.Text("ipv6_address_mode") is "slaac" or "dhcpv6-stateless";

    public override void Delete(Call call, Record record)
    {
        var used = Neutron.Ports.Records.Where("network_id", record.Text("network_id")!)
            .Where(port => port.Maps("fixed_ips").Any(ip => ip.Text("subnet_id") == record.Id)).ToList();
        if (used.Exists(port => !IsSlaac(record) || port.Text("device_owner")!.StartsWith("network:router", StringComparison.Ordinal)))
        {
            throw new ServiceFault(409, "SubnetInUse", $"Unable to complete operation on subnet {record.Id}: One or more ports have an IP allocation from this subnet.");
        }

        used.ForEach(port => Neutron.Ports.ReleaseSubnet(port, record.Id));
        Forget(record);
    }

    /// <summary>Takes the subnet away without a question.</summary>
    public void Forget(Record record)
    {
        if (NetworkOf(record) is { } network)
        {
            network.Set("subnets", network.Texts("subnets").Where(id => id != record.Id).ToJson());
            Neutron.Networks.Touch(network);
        }

        _plans.Remove(record.Id);
        Records.Remove(record);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        var network = Neutron.Networks.Find(call, accepted.Text("network_id"));
        var shape = SubnetShape.Of(accepted, this, network);
        var plan = new AddressPlan(shape.Cidr) { Pools = shape.Pools };
        accepted.Remove("prefixlen");
        accepted.Remove("use_default_subnetpool");
        accepted.Remove("dns_publish_fixed_ip");
        accepted["ip_version"] = shape.Cidr.Version;
        accepted["cidr"] = shape.Cidr.ToString();
        accepted["gateway_ip"] = shape.Gateway;
        accepted["allocation_pools"] = shape.PoolsAsJson();
        accepted["router:external"] = Networks.IsExternal(network);
        var subnet = Add(projectId, accepted);
        subnet.Set("revision_number", 0);
        _plans[subnet.Id] = plan;
        network.Set("subnets", network.Texts("subnets").Append(subnet.Id).ToJson());
        Neutron.Networks.Touch(network);
        return subnet;
    }

    protected override void Update(Call call, Record record, JsonObject accepted)
    {
        var plan = PlanOf(record);
        if (accepted.List("allocation_pools") is { } pools)
        {
            plan.Pools = SubnetShape.ReadPools(pools, plan.Cidr);
        }

        var gateway = accepted.ContainsKey("gateway_ip") ? accepted.Text("gateway_ip") : record.Text("gateway_ip");
        if (accepted.ContainsKey("gateway_ip"))
        {
            RefuseUsedGateway(record, gateway);
        }

        SubnetShape.CheckGateway(gateway, plan.Pools, plan.Cidr.Version);
        accepted.Remove("dns_publish_fixed_ip");
        Amend(record, accepted);
    }

    private void RefuseUsedGateway(Record record, string? gateway)
    {
        var current = record.Text("gateway_ip");
        var port = Neutron.Ports.Records.Where("network_id", record.Text("network_id")!)
            .FirstOrDefault(one => one.Text("device_owner") == "network:router_interface" && one.Maps("fixed_ips").Any(ip => ip.Text("ip_address") == current));
        if (gateway != current && port is not null)
        {
            throw new ServiceFault(409, "GatewayIpInUse", $"Current gateway ip {current} already in use by port {port.Id}. Unable to update.");
        }
    }
}

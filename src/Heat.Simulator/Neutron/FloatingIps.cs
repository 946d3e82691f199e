namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/floatingips</c>.</summary>
internal sealed class FloatingIps(World world) : NeutronCollection(world, Declared, "port_id", "router_id", "floating_ip_address", "floating_network_id")
{
    private static readonly NeutronKind Declared = new("floatingip", "floatingips", "Floating IP",
    [
        NeutronAttribute.Description,
        NeutronAttribute.Required("floating_network_id"),
        NeutronAttribute.Nullable("floating_ip_address", AttributeUse.Create),
        NeutronAttribute.Nullable("subnet_id", AttributeUse.Create),
        NeutronAttribute.Nullable("port_id"),
        NeutronAttribute.Nullable("fixed_ip_address"),
        NeutronAttribute.Nullable("qos_policy_id"),
        NeutronAttribute.Text("dns_name", "", AttributeUse.Create),
        NeutronAttribute.Text("dns_domain", "", AttributeUse.Create),
    ])
    {
        AbsentType = "FloatingIPNotFound",
        AbsentText = "Floating IP {0} could not be found",
        Quota = "floatingip",
    };

    public override void Delete(Call call, Record record)
    {
        foreach (var port in Neutron.Ports.OfDevice(record.Id).ToList())
        {
            Neutron.Ports.Forget(port);
        }

        Records.Remove(record);
    }

    public void Dissociate(Record record) => Amend(record, new JsonObject
    {
        ["router_id"] = null,
        ["port_id"] = null,
        ["fixed_ip_address"] = null,
        ["port_details"] = null,
        ["status"] = "DOWN",
    });

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        var network = Neutron.Networks.Find(call, accepted.Text("floating_network_id"));
        if (!Networks.IsExternal(network))
        {
            throw new ServiceFault(400, "BadRequest", $"Bad floatingip request: Network {network.Id} is not a valid external network.");
        }

        var (portId, fixedIp) = (accepted.Text("port_id"), accepted.Text("fixed_ip_address"));
        var link = portId is null ? null : Link(call, network.Id, portId, fixedIp, "", "");
        var port = Neutron.Ports.AddOwned("", network, "", "network:floatingip", Asked(accepted), []);
        accepted.Remove("subnet_id");
        accepted["floating_ip_address"] = port.Maps("fixed_ips").First().Text("ip_address");
        accepted["port_id"] = accepted["fixed_ip_address"] = accepted["router_id"] = accepted["port_details"] = null;
        accepted["status"] = "DOWN";
        accepted["port_forwardings"] = new JsonArray();
        var ip = Add(projectId, accepted);
        ip.Set("revision_number", 0);
        Neutron.Ports.Amend(port, new JsonObject { ["device_id"] = ip.Id });
        if (link is not null)
        {
            Amend(ip, link);
        }

        return ip;
    }

    protected override void Update(Call call, Record record, JsonObject accepted)
    {
        if (accepted.ContainsKey("port_id"))
        {
            var portId = accepted.Text("port_id");
            var fixedIp = accepted.Text("fixed_ip_address");
            accepted.Remove("port_id");
            accepted.Remove("fixed_ip_address");
            if (portId is null)
            {
                Dissociate(record);
            }
            else
            {
                Amend(record, Link(call, record.Text("floating_network_id")!, portId, fixedIp, record.Id, record.Text("floating_ip_address")!));
            }
        }

        Amend(record, accepted);
    }

    private static JsonArray? Asked(JsonObject accepted)
    {
        var wanted = new JsonObject();
        if (accepted.Text("subnet_id") is { } subnet)
        {
            wanted["subnet_id"] = subnet;
        }

        if (accepted.Text("floating_ip_address") is { } address)
        {
            wanted["ip_address"] = address;
        }

        return wanted.Count == 0 ? null : [wanted];
    }

    /// <summary>What an association sets, once it is known to be possible.</summary>
    private JsonObject Link(Call call, string networkId, string portId, string? fixedIp, string ownId, string ownAddress)
    {
        var port = Neutron.Ports.Find(call, portId);
        var ip = port.Maps("fixed_ips").FirstOrDefault(one => fixedIp is null ? one.Text("ip_address")!.Contains('.', StringComparison.Ordinal) : one.Text("ip_address") == fixedIp)
            ?? throw new ServiceFault(400, "BadRequest", fixedIp is null
                ? $"Bad floatingip request: Cannot add floating IP to port {portId} that has no fixed IPv4 addresses."
                : $"Bad floatingip request: Port {portId} does not have fixed ip {fixedIp}.");
        var address = ip.Text("ip_address")!;
        if (Records.Where("port_id", portId).FirstOrDefault(other => other.Id != ownId && other.Text("fixed_ip_address") == address) is { } rival)
        {
            throw new ServiceFault(409, "FloatingIPPortAlreadyAssociated", $"Cannot associate floating IP {(ownAddress.Length > 0 ? ownAddress : rival.Text("floating_ip_address"))} ({ownId}) with port {portId} using fixed IP {address}, as that fixed IP already has a floating IP on external network {networkId}.");
        }

        return new JsonObject
        {
            ["router_id"] = RouterBetween(networkId, ip.Text("subnet_id")!, portId),
            ["port_id"] = portId,
            ["fixed_ip_address"] = address,
            ["status"] = "ACTIVE",
            ["port_details"] = Details(port),
        };
    }

    private string RouterBetween(string networkId, string subnetId, string portId)
    {
        var subnet = Neutron.Subnets.Records.Find(subnetId)!;
        var router = Neutron.Ports.Records.Where("network_id", subnet.Text("network_id")!)
            .Where(port => port.Text("device_owner") == "network:router_interface" && port.Maps("fixed_ips").Any(ip => ip.Text("subnet_id") == subnetId))
            .Select(port => Neutron.Routers.Records.Find(port.Text("device_id")))
            .FirstOrDefault(one => one?["external_gateway_info"]?["network_id"]?.ToString() == networkId);
        return router?.Id ?? throw new ServiceFault(404, "ExternalGatewayForFloatingIPNotFound", $"External network {networkId} is not reachable from subnet {subnetId}.  Therefore, cannot associate Port {portId} with a Floating IP.");
    }

    private static JsonObject Details(Record port)
    {
        var details = new JsonObject();
        foreach (var field in new[] { "name", "network_id", "mac_address", "admin_state_up", "status", "device_id", "device_owner" })
        {
            details[field] = port[field]?.DeepClone();
        }

        return details;
    }
}

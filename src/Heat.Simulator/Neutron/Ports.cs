namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/ports</c>.</summary>
internal sealed partial class Ports(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("port", "ports", "Port",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        NeutronAttribute.Required("network_id"),
        NeutronAttribute.Flag("admin_state_up", true),
        new("mac_address", AttributeForm.NullableText, AttributeUse.Create | AttributeUse.Update),
        new("fixed_ips", AttributeForm.List, AttributeUse.Both),
        NeutronAttribute.Text("device_id"),
        NeutronAttribute.Text("device_owner"),
        new("security_groups", AttributeForm.List, AttributeUse.Both),
        NeutronAttribute.List("allowed_address_pairs"),
        NeutronAttribute.List("extra_dhcp_opts"),
        new("port_security_enabled", AttributeForm.Flag, AttributeUse.Both),
        NeutronAttribute.Nullable("qos_policy_id"),
        NeutronAttribute.Text("dns_name"),
        NeutronAttribute.Text("dns_domain"),
        NeutronAttribute.Text("binding:vnic_type", "normal"),
        NeutronAttribute.Text("binding:host_id", "", AttributeUse.Both | AttributeUse.Admin),
        new("binding:profile", AttributeForm.Map, AttributeUse.Both | AttributeUse.Admin, () => new JsonObject()),
        NeutronAttribute.Flag("propagate_uplink_status", true),
        NeutronAttribute.Nullable("numa_affinity_policy", AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Nullable("data_plane_status", AttributeUse.Update | AttributeUse.Admin),
    ])
    {
        AbsentType = "PortNotFound",
        AbsentText = "Port {0} could not be found.",
        Quota = "port",
    };

    private readonly Random _random = new(world.Options.Seed);

    public override Collection Records { get; } = new("name", "network_id", "device_id", "mac_address")
    {
        AdminOnly = new HashSet<string> { "binding:host_id", "binding:profile", "binding:vif_type", "binding:vif_details", "resource_request" },
    };

    public override bool Sees(Call call, Record record) =>
        base.Sees(call, record) || Neutron.Networks.Records.Find(record.Text("network_id"))?.ProjectId == call.ProjectId;

    public override void Delete(Call call, Record record)
    {
        var owner = record.Text("device_owner")!;
        if (owner is "network:router_interface" or "network:router_gateway" or "network:floatingip" or "network:ha_router_replicated_interface")
        {
            throw new ServiceFault(409, "ServicePortInUse", $"Port {record.Id} cannot be deleted directly via the port API: has device owner {owner}.");
        }

        Forget(record);
    }

    /// <summary>Takes the port away without a question; floating IPs let go of it.</summary>
    public void Forget(Record record)
    {
        foreach (var ip in Neutron.FloatingIps.Records.Where("port_id", record.Id).ToList())
        {
            Neutron.FloatingIps.Dissociate(ip);
        }

        Release(record.Maps("fixed_ips"));
        Records.Remove(record);
    }

    /// <summary>A port that a service makes for itself or for a server.</summary>
    public Record AddOwned(string projectId, Record network, string deviceId, string deviceOwner, JsonArray? fixedIps, JsonArray? securityGroups)
    {
        var accepted = Kind.ForCreate(SystemCall, new JsonObject
        {
            ["network_id"] = network.Id,
            ["device_id"] = deviceId,
            ["device_owner"] = deviceOwner,
        });
        if (fixedIps is not null)
        {
            accepted["fixed_ips"] = fixedIps;
        }

        if (deviceOwner.StartsWith("network:", StringComparison.Ordinal))
        {
            accepted["port_security_enabled"] = false;
        }

        accepted["security_groups"] = securityGroups;
        return Complete(projectId, network, accepted);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted) =>
        Complete(projectId, Neutron.Networks.Find(call, accepted.Text("network_id")), accepted);

    protected override void Update(Call call, Record record, JsonObject accepted)
    {
        if (accepted.Text("mac_address") is not null && !call.IsAdmin)
        {
            throw new ServiceFault(403, "PolicyNotAuthorized", "(rule:update_port and rule:update_port:mac_address) is disallowed by policy");
        }

        CheckSecurity(record, accepted);
        if (accepted.List("fixed_ips") is { } asked)
        {
            var network = Neutron.Networks.Records.Find(record.Text("network_id"))!;
            accepted["fixed_ips"] = Reallocate(record, network, asked);
            accepted["dns_assignment"] = PortAddresses.DnsOf(accepted.List("fixed_ips")!, accepted.Text("dns_name") ?? record.Text("dns_name")!);
        }

        CompletePairs(accepted, record.Text("mac_address")!);
        Amend(record, accepted);
    }

    private Record Complete(string projectId, Record network, JsonObject accepted)
    {
        var mac = accepted.Text("mac_address");
        if (mac is not null && Records.Where("mac_address", mac).Any(other => other.Text("network_id") == network.Id))
        {
            throw new ServiceFault(409, "MacAddressInUse", $"Unable to complete operation for network {network.Id}. The mac address {mac} is in use.");
        }

        accepted["mac_address"] = mac ??= NewMac();
        accepted["port_security_enabled"] ??= network.Flag("port_security_enabled");
        var secure = accepted.Flag("port_security_enabled") == true;
        accepted["security_groups"] = Groups(projectId, accepted.List("security_groups"), secure);
        CompletePairs(accepted, mac);
        accepted["fixed_ips"] = PortAddresses.Allocate(Neutron.Subnets, network, accepted.List("fixed_ips"), mac);
        accepted["dns_assignment"] = PortAddresses.DnsOf(accepted.List("fixed_ips")!, accepted.Text("dns_name")!);
        accepted["status"] = accepted.Text("device_owner") switch
        {
            "network:router_interface" or "network:router_gateway" => "ACTIVE",
            "network:floatingip" => "N/A",
            _ => "DOWN",
        };
        accepted["binding:vif_type"] = "unbound";
        accepted["binding:vif_details"] = new JsonObject();
        accepted["qos_network_policy_id"] = network["qos_policy_id"]?.DeepClone();
        accepted["resource_request"] = null;
        accepted["data_plane_status"] = null;
        accepted["ip_allocation"] = network.Texts("subnets").Any() ? "immediate" : "none";
        accepted.Remove("numa_affinity_policy");
        return Add(projectId, accepted);
    }

    private string NewMac()
    {
        while (true)
        {
            var random = _random.Next(0x1000000);
            var mac = $"fa:16:3e:{random >> 16:x2}:{(random >> 8) & 0xFF:x2}:{random & 0xFF:x2}";
            if (!Records.Where("mac_address", mac).Any())
            {
                return mac;
            }
        }
    }
}

namespace Heat.Simulator.Neutron;

/// <summary>What Nova and routers do to ports.</summary>
internal sealed partial class Ports
{
    /// <summary>The rights of the cloud's own services.</summary>
    private Call SystemCall => Neutron.SystemCall;

    /// <summary>Gives the port to a server on a host; it is DOWN until the server runs.</summary>
    public void Bind(Record port, string serverId, string zone) => Amend(port, new JsonObject
    {
        ["device_id"] = serverId,
        ["device_owner"] = "compute:" + zone,
        ["binding:host_id"] = "simulated-host",
        ["binding:vif_type"] = "ovs",
        ["binding:vif_details"] = new JsonObject { ["port_filter"] = true },
    });

    public void Activate(Record port)
    {
        if (Records.Find(port.Id) == port && port.Text("status") != "ACTIVE")
        {
            Amend(port, new JsonObject { ["status"] = "ACTIVE" });
        }
    }

    /// <summary>Takes the port from its server, as Nova does with a port that it did not make.</summary>
    public void Unbind(Record port)
    {
        if (Records.Find(port.Id) != port)
        {
            return;
        }

        Amend(port, new JsonObject
        {
            ["device_id"] = "",
            ["device_owner"] = "",
            ["status"] = "DOWN",
            ["binding:host_id"] = "",
            ["binding:vif_type"] = "unbound",
            ["binding:vif_details"] = new JsonObject(),
        });
    }

    public IEnumerable<Record> OfDevice(string deviceId) => Records.Where("device_id", deviceId);

    /// <summary>Takes the addresses of one subnet from the port.</summary>
    public void ReleaseSubnet(Record port, string subnetId)
    {
        Release(port.Maps("fixed_ips").Where(ip => ip.Text("subnet_id") == subnetId));
        Amend(port, new JsonObject { ["fixed_ips"] = port.Maps("fixed_ips").Where(ip => ip.Text("subnet_id") != subnetId).ToJson() });
    }

    private void Release(IEnumerable<JsonObject> ips)
    {
        foreach (var ip in ips)
        {
            if (Neutron.Subnets.Records.Find(ip.Text("subnet_id")) is { } subnet && Cidr.Read(ip.Text("ip_address")) is { } address)
            {
                Neutron.Subnets.PlanOf(subnet).Free(address);
            }
        }
    }

    /// <summary>New addresses in place of the old; the old ones come back when the new cannot be had.</summary>
    private JsonArray Reallocate(Record port, Record network, JsonArray asked)
    {
        var before = port.Maps("fixed_ips").ToList();
        Release(before);
        try
        {
            return PortAddresses.Allocate(Neutron.Subnets, network, PortAddresses.KeepKnown(asked, before), port.Text("mac_address")!);
        }
        catch (ServiceFault)
        {
            foreach (var ip in before)
            {
                Neutron.Subnets.PlanOf(Neutron.Subnets.Records.Find(ip.Text("subnet_id"))!).Take(Cidr.Read(ip.Text("ip_address"))!.Value);
            }

            throw;
        }
    }
}

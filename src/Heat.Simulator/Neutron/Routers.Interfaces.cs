namespace Heat.Simulator.Neutron;

/// <summary>Router interfaces: each is a port of the router on a subnet.</summary>
internal sealed partial class Routers
{
    private Reply AddInterface(Call call, Record router)
    {
        var body = call.Body as JsonObject ?? [];
        var port = (body.Text("port_id"), body.Text("subnet_id")) switch
        {
            ({ }, { }) => throw Bad("Cannot specify both subnet-id and port-id"),
            ({ } portId, null) => TakePort(call, router, portId),
            (null, { } subnetId) => MakePort(call, router, subnetId),
            _ => throw Bad("Either subnet_id or port_id must be specified"),
        };
        Touch(router);
        return InterfaceReply(router, port);
    }

    private Record MakePort(Call call, Record router, string subnetId)
    {
        var subnet = Neutron.Subnets.Find(call, subnetId);
        CheckNewInterface(router, subnet);
        if (subnet.Text("gateway_ip") is not { } gateway)
        {
            throw Bad("Subnet for router interface must have a gateway IP");
        }

        var ips = new JsonArray(new JsonObject { ["subnet_id"] = subnet.Id, ["ip_address"] = gateway });
        return Neutron.Ports.AddOwned(router.ProjectId, Neutron.Subnets.NetworkOf(subnet)!, router.Id, "network:router_interface", ips, []);
    }

    private Record TakePort(Call call, Record router, string portId)
    {
        var port = Neutron.Ports.Find(call, portId);
        if (port.Text("device_id") is { Length: > 0 } device)
        {
            throw new ServiceFault(409, "PortInUse", $"Unable to complete operation on port {port.Id} for network {port.Text("network_id")}. Port already has an attached device {device}.");
        }

        var subnets = port.Maps("fixed_ips").Select(ip => Neutron.Subnets.Records.Find(ip.Text("subnet_id"))!).ToList();
        if (subnets.Count == 0)
        {
            throw Bad("Router port must have at least one fixed IP");
        }

        subnets.ForEach(subnet => CheckNewInterface(router, subnet));
        Neutron.Ports.Amend(port, new JsonObject { ["device_id"] = router.Id, ["device_owner"] = "network:router_interface", ["status"] = "ACTIVE" });
        return port;
    }

    private void CheckNewInterface(Record router, Record subnet)
    {
        var cidr = Neutron.Subnets.PlanOf(subnet).Cidr;
        foreach (var ip in InterfacesOf(router).SelectMany(port => port.Maps("fixed_ips")))
        {
            var other = Neutron.Subnets.Records.Find(ip.Text("subnet_id"))!;
            if (other == subnet)
            {
                throw Bad($"Router already has a port on subnet {subnet.Id}");
            }

            if (Neutron.Subnets.PlanOf(other).Cidr.Overlaps(cidr))
            {
                throw Bad($"Cidr {cidr} of subnet {subnet.Id} overlaps with cidr {other.Text("cidr")} of subnet {other.Id}");
            }
        }
    }

    private Reply RemoveInterface(Call call, Record router)
    {
        var body = call.Body as JsonObject ?? [];
        var (portId, subnetId) = (body.Text("port_id"), body.Text("subnet_id"));
        if (portId is null && subnetId is null)
        {
            throw Bad("Either subnet_id or port_id must be specified");
        }

        if (portId is null)
        {
            Neutron.Subnets.Find(call, subnetId);
        }

        var port = InterfacesOf(router).FirstOrDefault(one => portId is not null ? one.Id == portId : one.Maps("fixed_ips").Any(ip => ip.Text("subnet_id") == subnetId))
            ?? throw (portId is not null
                ? new ServiceFault(404, "RouterInterfaceNotFound", $"Router {router.Id} does not have an interface with id {portId}")
                : new ServiceFault(404, "RouterInterfaceNotFoundForSubnet", $"Router {router.Id} has no interface on subnet {subnetId}"));
        foreach (var ip in port.Maps("fixed_ips"))
        {
            RefuseUsedInterface(router, ip.Text("subnet_id")!);
        }

        var reply = InterfaceReply(router, port);
        Neutron.Ports.Forget(port);
        Touch(router);
        return reply;
    }

    private void RefuseUsedInterface(Record router, string subnetId)
    {
        var cidr = Neutron.Subnets.PlanOf(Neutron.Subnets.Records.Find(subnetId)!).Cidr;
        string What(string users) => $"Router interface for subnet {subnetId} on router {router.Id} cannot be deleted, as it is required by one or more {users}.";
        if (Neutron.FloatingIps.Records.Where("router_id", router.Id).Any(ip => Cidr.Read(ip.Text("fixed_ip_address")) is { } address && cidr.Contains(address)))
        {
            throw new ServiceFault(409, "RouterInterfaceInUseByFloatingIP", What("floating IPs"));
        }

        if (router.Maps("routes").Any(route => Cidr.Read(route.Text("nexthop")) is { } hop && cidr.Contains(hop)))
        {
            throw new ServiceFault(409, "RouterInterfaceInUseByRoute", What("routes"));
        }
    }

    private static Reply InterfaceReply(Record router, Record port)
    {
        var subnets = port.Maps("fixed_ips").Select(ip => ip.Text("subnet_id")!).ToList();
        return Reply.Ok(new JsonObject
        {
            ["id"] = router.Id,
            ["tenant_id"] = router.ProjectId,
            ["port_id"] = port.Id,
            ["network_id"] = port.Text("network_id"),
            ["subnet_id"] = subnets[0],
            ["subnet_ids"] = subnets.ToJson(),
        });
    }

    private static ServiceFault Bad(string why) => new(400, "BadRequest", $"Bad router request: {why}.");
}

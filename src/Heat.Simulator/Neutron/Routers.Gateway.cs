namespace Heat.Simulator.Neutron;

/// <summary>The external gateway of a router: a port without a project on an external network.</summary>
internal sealed partial class Routers
{
    private Record CheckGateway(Call call, JsonObject asked)
    {
        var network = Neutron.Networks.Find(call, asked.Text("network_id"));
        return Networks.IsExternal(network) ? network : throw Bad($"Network {network.Id} is not an external network");
    }

    /// <summary>Whether addresses are translated is the administrator's choice, even where it is the default.</summary>
    private static void RefuseSnatToMember(Call call, string verb, JsonObject? asked)
    {
        if (!call.IsAdmin && asked?.ContainsKey("enable_snat") == true)
        {
            throw new ServiceFault(
                403,
                "PolicyNotAuthorized",
                $"((rule:{verb}_router and rule:{verb}_router:external_gateway_info) and rule:{verb}_router:external_gateway_info:enable_snat) is disallowed by policy");
        }
    }

    private void SetGateway(Call call, Record router, JsonObject? asked)
    {
        var current = GatewayOf(router);
        if (asked is not { Count: > 0 })
        {
            RefuseUsedGateway(router, null);
            Drop(current);
            Amend(router, new JsonObject { ["external_gateway_info"] = null });
            return;
        }

        var network = CheckGateway(call, asked);
        var ips = asked.List("external_fixed_ips");
        if (current is null || current.Text("network_id") != network.Id)
        {
            RefuseUsedGateway(router, network.Id);
            Drop(current);
            current = Neutron.Ports.AddOwned("", network, router.Id, "network:router_gateway", ips?.DeepClone().AsArray(), []);
        }
        else if (ips is not null && !SameAddresses(ips, current))
        {
            Neutron.Ports.Forget(current);
            current = Neutron.Ports.AddOwned("", network, router.Id, "network:router_gateway", ips.DeepClone().AsArray(), []);
        }

        var info = new JsonObject
        {
            ["network_id"] = network.Id,
            ["external_fixed_ips"] = current.Maps("fixed_ips").ToJson(),
            ["enable_snat"] = asked.Flag("enable_snat") ?? true,
        };
        if (asked.Text("qos_policy_id") is { } policy)
        {
            info["qos_policy_id"] = policy;
        }

        Amend(router, new JsonObject { ["external_gateway_info"] = info });
    }

    private void Drop(Record? port)
    {
        if (port is not null)
        {
            Neutron.Ports.Forget(port);
        }
    }

    private static bool SameAddresses(JsonArray asked, Record port) =>
        asked.OfType<JsonObject>().All(ip => port.Maps("fixed_ips").Any(one =>
            (ip.Text("subnet_id") ?? one.Text("subnet_id")) == one.Text("subnet_id") && (ip.Text("ip_address") ?? one.Text("ip_address")) == one.Text("ip_address")));

    private void RefuseUsedGateway(Record router, string? newNetwork)
    {
        var current = router["external_gateway_info"]?["network_id"]?.ToString();
        if (current is not null && current != newNetwork && Neutron.FloatingIps.Records.Where("router_id", router.Id).Any())
        {
            throw new ServiceFault(409, "RouterExternalGatewayInUseByFloatingIp", $"Gateway cannot be updated for router {router.Id}, since a gateway to external network {current} is required by one or more floating IPs.");
        }
    }
}

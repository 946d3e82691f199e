namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/routers</c>.</summary>
internal sealed partial class Routers(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("router", "routers", "Router",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        NeutronAttribute.Flag("admin_state_up", true),
        new("external_gateway_info", AttributeForm.Any, AttributeUse.Both, () => null),
        NeutronAttribute.List("routes", AttributeUse.Update),
        NeutronAttribute.List("availability_zone_hints", AttributeUse.Create),
        NeutronAttribute.Nullable("flavor_id", AttributeUse.Create),
        NeutronAttribute.Flag("distributed", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("ha", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("enable_ndp_proxy", false),
    ])
    {
        AbsentType = "RouterNotFound",
        AbsentText = "Router {0} could not be found",
        Quota = "router",
    };

    public override Collection Records { get; } = new("name") { AdminOnly = new HashSet<string> { "distributed", "ha" } };

    public override void Delete(Call call, Record record)
    {
        var interfaces = InterfacesOf(record).Select(port => port.Id).ToList();
        if (interfaces.Count > 0)
        {
            throw new ServiceFault(409, "RouterInUse", $"Router {record.Id} has ports still attached: {string.Join(", ", interfaces)}");
        }

        RefuseUsedGateway(record, null);
        foreach (var port in Neutron.Ports.OfDevice(record.Id).ToList())
        {
            Neutron.Ports.Forget(port);
        }

        Records.Remove(record);
    }

    public IEnumerable<Record> InterfacesOf(Record router) =>
        Neutron.Ports.OfDevice(router.Id).Where(port => port.Text("device_owner") == "network:router_interface");

    public Record? GatewayOf(Record router) =>
        Neutron.Ports.OfDevice(router.Id).FirstOrDefault(port => port.Text("device_owner") == "network:router_gateway");

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        var gateway = accepted.Map("external_gateway_info");
        accepted["external_gateway_info"] = null;
        accepted["status"] = "ACTIVE";
        accepted["availability_zones"] = new JsonArray();
        accepted["conntrack_helpers"] = new JsonArray();
        if (gateway is { Count: > 0 })
        {
            RefuseSnatToMember(call, "create", gateway);
            CheckGateway(call, gateway);
        }

        var router = Add(projectId, accepted);
        if (gateway is { Count: > 0 })
        {
            SetGateway(call, router, gateway);
        }

        return router;
    }

    protected override void Update(Call call, Record record, JsonObject accepted)
    {
        if (accepted.ContainsKey("external_gateway_info"))
        {
            RefuseSnatToMember(call, "update", accepted.Map("external_gateway_info"));
            SetGateway(call, record, accepted.Map("external_gateway_info"));
            accepted.Remove("external_gateway_info");
        }

        if (accepted.List("routes") is { } routes)
        {
            CheckRoutes(record, routes);
        }

        Amend(record, accepted);
    }

    protected override Reply Member(Call call, Record record, string[] member) => (call.Method, member) switch
    {
        ("PUT", ["add_router_interface"]) => AddInterface(call, record),
        ("PUT", ["remove_router_interface"]) => RemoveInterface(call, record),
        ("PUT", ["add_extraroutes"]) => ChangeRoutes(call, record, (now, more) => now.Concat(more.Where(route => !now.Exists(one => JsonNode.DeepEquals(one, route))))),
        ("PUT", ["remove_extraroutes"]) => ChangeRoutes(call, record, (now, less) => now.Where(route => !less.Exists(one => JsonNode.DeepEquals(one, route)))),
        _ => throw NeutronService.NoResource(),
    };

    private Reply ChangeRoutes(Call call, Record router, Func<List<JsonObject>, List<JsonObject>, IEnumerable<JsonObject>> change)
    {
        var asked = call.Envelope("router")?.List("routes") ?? throw ServiceFault.BadRequest("Unable to find 'router' in request body");
        var routes = change([.. router.Maps("routes")], [.. asked.OfType<JsonObject>()]).ToJson();
        CheckRoutes(router, routes);
        Amend(router, new JsonObject { ["routes"] = routes });
        return Show(call, 200, router);
    }

    private void CheckRoutes(Record router, JsonArray routes)
    {
        var reachable = Neutron.Ports.OfDevice(router.Id)
            .SelectMany(port => port.Maps("fixed_ips"))
            .Select(ip => Neutron.Subnets.PlanOf(Neutron.Subnets.Records.Find(ip.Text("subnet_id"))!).Cidr)
            .ToList();
        foreach (var route in routes.OfType<JsonObject>())
        {
            if (Cidr.Read(route.Text("nexthop")) is not { } hop || !reachable.Exists(cidr => cidr.Contains(hop)))
            {
                throw new ServiceFault(400, "InvalidRoutes", $"Invalid format for routes: [{{'destination': '{route.Text("destination")}', 'nexthop': '{route.Text("nexthop")}'}}], the nexthop is not connected with router");
            }
        }
    }
}

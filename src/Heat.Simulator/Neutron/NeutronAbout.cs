namespace Heat.Simulator.Neutron;

/// <summary>What Neutron says of itself: versions, extensions, quotas, agents, zones.</summary>
internal sealed class NeutronAbout(World world)
{
    private static readonly string[] Extensions =
    [
        "address-scope", "agent", "allowed-address-pairs", "availability_zone", "binding", "default-subnetpools", "dns-integration", "dns-domain-ports",
        "empty-string-filtering", "external-net", "extra_dhcp_opt", "extraroute", "extraroute-atomic", "ext-gw-mode", "fip-port-details", "ip_allocation",
        "ip-substring-filtering", "l2_adjacency", "net-mtu", "net-mtu-writable", "network_availability_zone", "pagination", "port-security", "project-id",
        "provider", "qos", "qos-default", "quotas", "quota_details", "rbac-policies", "router", "router_availability_zone", "security-group",
        "security-groups-normalized-cidr", "service-type", "sorting", "standard-attr-description", "standard-attr-revisions", "standard-attr-tag",
        "standard-attr-timestamp", "stateful-security-group", "subnet_allocation", "subnet-service-types", "tag-ports-during-bulk-creation",
        "uplink-status-propagation", "uplink-status-propagation-updatable", "vlan-transparent",
    ];

    private static readonly string[] Quotas =
        ["network", "subnet", "subnetpool", "port", "router", "floatingip", "rbac_policy", "security_group", "security_group_rule"];

    public Reply Handle(Call call) => (call.Method, call.Path) switch
    {
        ("GET", [] or [""]) => Resources(call),
        ("GET", ["extensions"]) => Reply.Ok(new JsonObject { ["extensions"] = Extensions.Select(Extension).ToJson() }),
        ("GET", ["extensions", var alias]) => Extensions.Contains(alias) ? Reply.Ok(new JsonObject { ["extension"] = Extension(alias) }) : throw NeutronService.NoResource(),
        ("GET", ["quotas", _] or ["quotas", _, "default"]) => Reply.Ok(new JsonObject { ["quota"] = Quota() }),
        ("PUT", ["quotas", _]) => SetQuota(call),
        ("GET", ["agents"]) => Reply.Ok(new JsonObject { ["agents"] = new JsonArray() }),
        ("GET", ["availability_zones"]) => Reply.Ok(new JsonObject { ["availability_zones"] = new JsonArray() }),
        ("GET", ["service-providers"]) => Reply.Ok(new JsonObject { ["service_providers"] = new JsonArray() }),
        _ => throw NeutronService.NoResource(),
    };

    public static Reply Versions(Call call) => Reply.Ok(new JsonObject
    {
        ["versions"] = new JsonArray(new JsonObject
        {
            ["id"] = "v2.0",
            ["status"] = "CURRENT",
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = call.Origin + "/network/v2.0/" }),
        }),
    });

    private Reply Resources(Call call) => Reply.Ok(new JsonObject
    {
        ["resources"] = world.Neutron.Collections.Select(collection => new JsonObject
        {
            ["name"] = collection.Kind.Singular,
            ["collection"] = collection.Kind.Plural,
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{call.Origin}/network/v2.0/{collection.Kind.Plural.Replace('_', '-')}" }),
        }).ToJson(),
    });

    private static JsonObject Extension(string alias) => new()
    {
        ["name"] = alias,
        ["alias"] = alias,
        ["description"] = alias,
        ["updated"] = "2025-04-02T10:00:00-00:00",
        ["links"] = new JsonArray(),
    };

    private JsonObject Quota()
    {
        var quota = new JsonObject();
        foreach (var name in Quotas)
        {
            quota[name] = world.Quota(name);
        }

        return quota;
    }

    private Reply SetQuota(Call call)
    {
        if (!call.IsAdmin)
        {
            throw new ServiceFault(403, "PolicyNotAuthorized", "rule:update_quota is disallowed by policy");
        }

        foreach (var (name, limit) in call.Envelope("quota") ?? [])
        {
            world.Options.Quotas[name] = limit!.GetValue<int>();
        }

        return Reply.Ok(new JsonObject { ["quota"] = Quota() });
    }
}

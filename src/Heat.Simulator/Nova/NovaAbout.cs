namespace Heat.Simulator.Nova;

/// <summary>What Nova says of itself: versions, limits, quotas, zones.</summary>
internal sealed class NovaAbout(World world)
{
    public Reply Versions(Call call) => Reply.Ok(new JsonObject
    {
        ["versions"] = new JsonArray(Describe(call, "v2.0", "SUPPORTED", "", ""), Describe(call, "v2.1", "CURRENT", Highest, "2.1")),
    });

    public Reply Version(Call call)
    {
        var version = Describe(call, "v2.1", "CURRENT", Highest, "2.1");
        version["media-types"] = new JsonArray(new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.compute+json;version=2.1" });
        return Reply.Ok(new JsonObject { ["version"] = version });
    }

    public Reply Handle(Call call) => (call.Method, call.Path) switch
    {
        ("GET", [""]) => Version(call),
        ("GET", ["limits"]) => Limits(call),
        ("GET", ["os-availability-zone"] or ["os-availability-zone", "detail"]) => Reply.Ok(new JsonObject
        {
            ["availabilityZoneInfo"] = new JsonArray(new JsonObject { ["zoneName"] = "nova", ["zoneState"] = new JsonObject { ["available"] = true }, ["hosts"] = null }),
        }),
        ("GET", ["os-quota-sets", _] or ["os-quota-sets", _, "defaults"]) => Reply.Ok(new JsonObject { ["quota_set"] = QuotaSet(call.Path[1]) }),
        ("PUT", ["os-quota-sets", var project]) => SetQuota(call, project),
        ("GET", ["extensions"]) => Reply.Ok(new JsonObject { ["extensions"] = new JsonArray() }),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private string Highest => $"2.{world.Options.ComputeMicroversion}";

    private static JsonObject Describe(Call call, string id, string status, string version, string lowest) => new()
    {
        ["id"] = id,
        ["status"] = status,
        ["version"] = version,
        ["min_version"] = lowest,
        ["updated"] = "2013-07-23T11:33:21Z",
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{call.Origin}/compute/{(id == "v2.0" ? "v2" : id)}/" }),
    };

    private Reply Limits(Call call)
    {
        var used = ServerQuota.Used(world, call.ProjectId);
        return Reply.Ok(new JsonObject
        {
            ["limits"] = new JsonObject
            {
                ["rate"] = new JsonArray(),
                ["absolute"] = new JsonObject
                {
                    ["maxServerMeta"] = 128,
                    ["maxTotalInstances"] = world.Quota("instances"),
                    ["maxTotalCores"] = world.Quota("cores"),
                    ["maxTotalRAMSize"] = world.Quota("ram"),
                    ["maxTotalKeypairs"] = world.Quota("key_pairs"),
                    ["maxServerGroups"] = world.Quota("server_groups"),
                    ["maxServerGroupMembers"] = world.Quota("server_group_members"),
                    ["totalInstancesUsed"] = used.Instances,
                    ["totalCoresUsed"] = used.Cores,
                    ["totalRAMUsed"] = used.Ram,
                    ["totalServerGroupsUsed"] = world.Nova.ServerGroups.Records.CountOfProject(call.ProjectId),
                },
            },
        });
    }

    private JsonObject QuotaSet(string project) => new()
    {
        ["id"] = project,
        ["instances"] = world.Quota("instances"),
        ["cores"] = world.Quota("cores"),
        ["ram"] = world.Quota("ram"),
        ["key_pairs"] = world.Quota("key_pairs"),
        ["metadata_items"] = world.Quota("metadata_items"),
        ["server_groups"] = world.Quota("server_groups"),
        ["server_group_members"] = world.Quota("server_group_members"),
    };

    private Reply SetQuota(Call call, string project)
    {
        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden("Policy doesn't allow os_compute_api:os-quota-sets:update to be performed.");
        }

        foreach (var (name, limit) in call.Envelope("quota_set") ?? [])
        {
            if (name is not ("force" or "tenant_id"))
            {
                world.Options.Quotas[name] = limit!.GetValue<int>();
            }
        }

        return Reply.Ok(new JsonObject { ["quota_set"] = QuotaSet(project) });
    }
}

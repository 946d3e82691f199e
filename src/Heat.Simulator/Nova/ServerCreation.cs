namespace Heat.Simulator.Nova;

/// <summary>Creates servers: checks everything that the API checks at once, then builds.</summary>
internal sealed class ServerCreation(World world, Servers servers, ServerVolumes volumes)
{
    private readonly ServerNics _nics = new(world);

    public Reply Create(Call call)
    {
        var request = ServerRequest.Read(call, world);
        var count = request.Asked.Number("min_count") ?? 1;
        ServerQuota.Spend(world, call.ProjectId, count, count * request.Flavor.Number("vcpus"), count * request.Flavor.Number("ram"));
        var groups = _nics.CheckGroups(call, request.Asked.List("security_groups"));
        var nics = _nics.Check(call, request.Asked);
        volumes.Check(call, request);
        var group = GroupOf(call, request.Asked);
        var adminPass = request.Asked.Text("adminPass") ?? Keystone.IdentityStore.RandomText(9);
        var made = Enumerable.Range(0, count).Select(index => Build(call, request, nics, groups, group, count > 1 ? $"-{index + 1}" : "")).ToList();
        return Answer(call, made[0], groups, adminPass);
    }

    private static Reply Answer(Call call, Record server, IReadOnlyList<Record> groups, string adminPass)
    {
        var self = $"{call.Origin}/compute/v2.1/servers/{server.Id}";
        return Reply.Of(202, new JsonObject
        {
            ["server"] = new JsonObject
            {
                ["id"] = server.Id,
                ["links"] = ServerView.Links(call, server.Id),
                ["OS-DCF:diskConfig"] = server.Text("OS-DCF:diskConfig"),
                ["security_groups"] = groups.Count == 0
                    ? new JsonArray(new JsonObject { ["name"] = "default" })
                    : groups.Select(group => new JsonObject { ["name"] = group.Text("name") }).ToJson(),
                ["adminPass"] = adminPass,
            },
        }) with
        {
            Headers = [("Location", self)],
        };
    }

    private Record Build(Call call, ServerRequest request, IReadOnlyList<Nic> nics, IReadOnlyList<Record> groups, string? group, string suffix)
    {
        var id = World.NewId();
        var server = servers.Records.Add(id, call.ProjectId, world.Now, Body(call, request, id, request.Asked.Text("name") + suffix));
        server.Hidden["flavor"] = request.Flavor.Id;
        server.Hidden["image"] = request.Image?.Id;
        server.Hidden["group"] = group;
        server.Hidden["user_data"] = request.Asked.Text("user_data");
        server.Hidden["ownPorts"] = new JsonArray();
        servers.Lifecycle.Set(server, "building", "scheduling");
        string? trouble = null;
        try
        {
            volumes.Reserve(call, server, request);
            _nics.Plug(server, nics, groups);
        }
        catch (ServiceFault fault)
        {
            trouble = fault.Message;
        }

        servers.Lifecycle.Run(server, "spawning", world.Options.BuildTimes.Server, done => Finish(done, trouble));
        return server;
    }

    private void Finish(Record server, string? trouble)
    {
        if (trouble is not null)
        {
            servers.Lifecycle.Fail(server, $"Build of instance {server.Id} aborted: {trouble}");
            return;
        }

        foreach (var port in world.Neutron.Ports.OfDevice(server.Id).ToList())
        {
            world.Neutron.Ports.Activate(port);
        }

        volumes.Finish(server);
        server.Set("OS-SRV-USG:launched_at", world.Now.Micros());
        server.Set("OS-EXT-AZ:availability_zone", "nova");
        server.Set("hostId", "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00");
        servers.Lifecycle.Set(server, "active", null);
    }

    private string? GroupOf(Call call, JsonObject asked)
    {
        var hints = (call.Body as JsonObject)?.Map("os:scheduler_hints") ?? (call.Body as JsonObject)?.Map("OS-SCH-HNT:scheduler_hints") ?? asked.Map("os:scheduler_hints");
        if (hints?.Text("group") is not { } id)
        {
            return null;
        }

        return world.Nova.ServerGroups.Records.Find(id) is { } group && group.ProjectId == call.ProjectId
            ? group.Id
            : throw ServiceFault.BadRequest($"Instance group {id} could not be found.");
    }

    private JsonObject Body(Call call, ServerRequest request, string id, string name)
    {
        var asked = request.Asked;
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["status"] = "BUILD",
            ["tenant_id"] = call.ProjectId,
            ["user_id"] = call.Token.User.Id,
            ["metadata"] = asked.Map("metadata")?.DeepClone() ?? new JsonObject(),
            ["hostId"] = "",
            ["created"] = world.Now.Seconds(),
            ["updated"] = world.Now.Seconds(),
            ["accessIPv4"] = asked.Text("accessIPv4") ?? "",
            ["accessIPv6"] = asked.Text("accessIPv6") ?? "",
            ["OS-DCF:diskConfig"] = asked.Text("OS-DCF:diskConfig") ?? "MANUAL",
            ["progress"] = 0,
            ["OS-EXT-AZ:availability_zone"] = "",
            ["pinned_availability_zone"] = asked.Text("availability_zone"),
            ["config_drive"] = asked.Flag("config_drive") == true ? "True" : "",
            ["key_name"] = asked.Text("key_name"),
            ["OS-SRV-USG:launched_at"] = null,
            ["OS-SRV-USG:terminated_at"] = null,
            ["locked"] = false,
            ["locked_reason"] = null,
            ["description"] = asked.Text("description") ?? (call.Microversion < 19 ? name : null),
            ["tags"] = asked.List("tags")?.DeepClone() ?? new JsonArray(),
            ["trusted_image_certificates"] = asked.List("trusted_image_certificates")?.DeepClone(),
            ["OS-EXT-SRV-ATTR:hostname"] = asked.Text("hostname") ?? name.ToLowerInvariant(),
        };
    }
}

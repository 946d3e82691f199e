namespace Heat.Simulator.Nova;

/// <summary><c>POST /servers/{id}/action</c>: one entry for each action.</summary>
internal sealed class ServerActions
{
    private readonly World _world;
    private readonly Servers _servers;
    private readonly ServerNics _nics;
    private readonly Dictionary<string, Func<Call, Record, JsonNode?, Reply>> _actions;

    public ServerActions(World world, Servers servers)
    {
        _world = world;
        _servers = servers;
        _nics = new ServerNics(world);
        var resize = new ServerResize(world, servers);
        var images = new ServerImages(world, servers);
        _actions = new()
        {
            ["os-start"] = (_, server, _) => Move(server, "start", ["stopped"], "powering-on", "active"),
            ["os-stop"] = (_, server, _) => Move(server, "stop", ["active", "error"], "powering-off", "stopped"),
            ["reboot"] = Reboot,
            ["suspend"] = (_, server, _) => Move(server, "suspend", ["active"], "suspending", "suspended"),
            ["resume"] = (_, server, _) => Move(server, "resume", ["suspended"], "resuming", "active"),
            ["pause"] = (_, server, _) => Move(server, "pause", ["active"], "pausing", "paused"),
            ["unpause"] = (_, server, _) => Move(server, "unpause", ["paused"], "unpausing", "active"),
            ["shelve"] = (_, server, _) => Move(server, "shelve", ["active", "stopped", "paused", "suspended"], "shelving", "shelved_offloaded"),
            ["unshelve"] = (_, server, _) => Move(server, "unshelve", ["shelved_offloaded"], "unshelving", "active"),
            ["lock"] = (_, server, _) => Lock(server, true),
            ["unlock"] = (_, server, _) => Lock(server, false),
            ["changePassword"] = ChangePassword,
            ["resize"] = resize.Start,
            ["confirmResize"] = resize.Confirm,
            ["revertResize"] = resize.Revert,
            ["rebuild"] = images.Rebuild,
            ["createImage"] = images.Create,
            ["forceDelete"] = (_, server, _) => ForceDelete(server),
            ["addSecurityGroup"] = (_, server, asked) => ChangeGroup(server, asked, add: true),
            ["removeSecurityGroup"] = (_, server, asked) => ChangeGroup(server, asked, add: false),
            ["os-getVNCConsole"] = (call, server, asked) => ServerConsoles.Old(call, server, asked as JsonObject),
            ["os-getSPICEConsole"] = (call, server, asked) => ServerConsoles.Old(call, server, asked as JsonObject),
            ["os-getSerialConsole"] = (call, server, asked) => ServerConsoles.Old(call, server, asked as JsonObject),
            ["os-getConsoleOutput"] = (_, server, _) => Reply.Ok(new JsonObject { ["output"] = $"{server.Text("name")} login: " }),
            ["os-resetState"] = ResetState,
        };
    }

    public Reply Run(Call call, Record server)
    {
        var (name, asked) = call.Body is JsonObject { Count: > 0 } body ? body.First() : default;
        return name is not null && _actions.TryGetValue(name, out var action)
            ? action(call, server, asked)
            : throw ServiceFault.BadRequest($"There is no such action: {name}");
    }

    private Reply Move(Record server, string action, string[] from, string task, string to)
    {
        ServerLifecycle.Require(server, action, from);
        _servers.Lifecycle.Run(server, task, _world.Options.BuildTimes.ServerAction, done => _servers.Lifecycle.Set(done, to, null));
        return Reply.Accepted;
    }

    private Reply Reboot(Call call, Record server, JsonNode? asked)
    {
        var hard = (asked as JsonObject)?.Text("type") switch
        {
            "HARD" => true,
            "SOFT" => false,
            _ => throw ServiceFault.BadRequest("Invalid input for field/attribute type. It is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']"),
        };
        return hard
            ? Move(server, "reboot", ["active", "stopped", "paused", "suspended", "error"], "rebooting_hard", "active")
            : Move(server, "reboot", ["active"], "rebooting", "active");
    }

    private static Reply Lock(Record server, bool locked)
    {
        server.Set("locked", locked);
        return Reply.Accepted;
    }

    private Reply ChangePassword(Call call, Record server, JsonNode? asked)
    {
        _ = (asked as JsonObject)?.Text("adminPass") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute changePassword. 'adminPass' is a required property");
        return Move(server, "set_admin_password", ["active"], "updating_password", "active");
    }

    private Reply ForceDelete(Record server)
    {
        _servers.Lifecycle.Delete(server);
        return Reply.Accepted;
    }

    private Reply ResetState(Call call, Record server, JsonNode? asked)
    {
        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden("Policy doesn't allow os_compute_api:os-admin-actions:reset_state to be performed.");
        }

        _servers.Lifecycle.Set(server, (asked as JsonObject)?.Text("state") ?? "error", null);
        return Reply.Accepted;
    }

    private Reply ChangeGroup(Record server, JsonNode? asked, bool add)
    {
        var name = (asked as JsonObject)?.Text("name") ?? throw ServiceFault.BadRequest("Missing parameter 'name'");
        var group = _nics.FindGroup(server.ProjectId, name)
            ?? throw ServiceFault.NotFound($"Security group {name} is not found for project {server.ProjectId}");
        foreach (var port in _world.Neutron.Ports.OfDevice(server.Id).ToList())
        {
            var groups = port.Texts("security_groups").Where(id => id != group.Id);
            _world.Neutron.Ports.Amend(port, new JsonObject { ["security_groups"] = (add ? groups.Append(group.Id) : groups).ToJson() });
        }

        return Reply.Accepted;
    }
}

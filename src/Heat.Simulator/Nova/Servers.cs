namespace Heat.Simulator.Nova;

/// <summary><c>/servers</c>: the list, one server, and the way to what hangs on it.</summary>
internal sealed class Servers
{
    private readonly World _world;
    private readonly ServerCreation _creation;
    private readonly ServerActions _actions;
    private readonly ServerInterfaces _interfaces;
    private readonly ServerVolumes _volumes;
    private readonly ServerQuery _query;

    public Servers(World world)
    {
        _world = world;
        Lifecycle = new ServerLifecycle(world, Records);
        View = new ServerView(world);
        _volumes = new ServerVolumes(world);
        _creation = new ServerCreation(world, this, _volumes);
        _actions = new ServerActions(world, this);
        _interfaces = new ServerInterfaces(world, Lifecycle);
        _query = new ServerQuery(world, this);
    }

    public Collection Records { get; } = new("name");

    public ServerLifecycle Lifecycle { get; }

    public ServerView View { get; }

    public Record Find(Call call, string id) => Records.Find(id) is { } server && (call.IsAdmin || server.ProjectId == call.ProjectId)
        ? server
        : throw ServiceFault.NotFound($"Instance {id} could not be found.");

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => _query.List(call, detail: false),
        ("GET", ["detail"]) => _query.List(call, detail: true),
        ("POST", []) => _creation.Create(call),
        ("GET", [var id]) => Show(call, Find(call, id)),
        ("PUT", [var id]) => Update(call, Find(call, id)),
        ("DELETE", [var id]) => Delete(Find(call, id)),
        ("POST", [var id, "action"]) => _actions.Run(call, Find(call, id)),
        (_, [var id, "metadata", .. var rest]) => ServerMetadata.Handle(call, Find(call, id), rest),
        (_, [var id, "tags", .. var rest]) when call.Microversion >= 26 => ServerTags.Handle(call, Find(call, id), rest),
        (_, [var id, "os-interface", .. var rest]) => _interfaces.Handle(call, Find(call, id), rest),
        (_, [var id, "os-volume_attachments", .. var rest]) => _volumes.Handle(call, Find(call, id), rest),
        ("POST", [var id, "remote-consoles"]) when call.Microversion >= 6 => ServerConsoles.Create(call, Find(call, id)),
        ("GET", [var id, "ips"]) => Reply.Ok(new JsonObject { ["addresses"] = View.Addresses(Find(call, id)) }),
        ("GET", [var id, "os-security-groups"]) => Reply.Ok(new JsonObject { ["security_groups"] = View.GroupsInFull(Find(call, id)) }),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private Reply Show(Call call, Record server) => Reply.Ok(new JsonObject { ["server"] = View.Show(call, server) });

    private Reply Update(Call call, Record server)
    {
        var asked = call.Envelope("server") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute server.");
        foreach (var (name, value) in asked)
        {
            switch (name)
            {
                case "name" or "accessIPv4" or "accessIPv6" or "OS-DCF:diskConfig":
                case "description" when call.Microversion >= 19:
                    server.Set(name, value?.DeepClone());
                    break;
                case "hostname" when call.Microversion >= 90:
                    server.Set("OS-EXT-SRV-ATTR:hostname", value?.DeepClone());
                    break;
                default:
                    throw ServiceFault.BadRequest($"Invalid input for field/attribute server. Additional properties are not allowed ('{name}' was unexpected)");
            }
        }

        server.Set("updated", _world.Now.Seconds());
        return Show(call, server);
    }

    private Reply Delete(Record server)
    {
        Lifecycle.Delete(server);
        return Reply.NoContent;
    }
}

namespace Heat.Simulator.Nova;

/// <summary><c>/servers/{id}/os-interface</c>: ports plugged and unplugged while the server lives.</summary>
internal sealed class ServerInterfaces(World world, ServerLifecycle lifecycle)
{
    private readonly ServerNics _nics = new(world);

    public Reply Handle(Call call, Record server, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => Reply.Ok(new JsonObject { ["interfaceAttachments"] = Ports(server).Select(port => Shown(call, port)).ToJson() }),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["interfaceAttachment"] = Shown(call, Find(server, id)) }),
        ("POST", []) => Attach(call, server),
        ("DELETE", [var id]) => Detach(server, id),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private IEnumerable<Record> Ports(Record server) => world.Neutron.Ports.OfDevice(server.Id);

    private Record Find(Record server, string id) => Ports(server).FirstOrDefault(port => port.Id == id)
        ?? throw ServiceFault.NotFound($"Instance {server.Id} does not have a port with id {id}");

    private Reply Attach(Call call, Record server)
    {
        ServerLifecycle.Require(server, "attach_interface", "active", "paused", "stopped");
        var asked = call.Envelope("interfaceAttachment") ?? [];
        var port = asked.Text("port_id") is { } id
            ? _nics.FreePort(call, id, ServiceFault.NotFound)
            : Make(call, server, asked);
        world.Neutron.Ports.Bind(port, server.Id, "nova");
        world.Agenda.After(world.Options.BuildTimes.Attach, () => ActivateIfStill(server, port));
        return Reply.Ok(new JsonObject { ["interfaceAttachment"] = Shown(call, port) });
    }

    private void ActivateIfStill(Record server, Record port)
    {
        if (port.Text("device_id") == server.Id)
        {
            world.Neutron.Ports.Activate(port);
        }
    }

    private Record Make(Call call, Record server, JsonObject asked)
    {
        var wanted = asked.Text("net_id") is { } id ? new JsonArray(new JsonObject { ["uuid"] = id }) : null;
        var nic = _nics.Check(call, new JsonObject { ["networks"] = wanted }) is [var first, ..]
            ? first
            : throw ServiceFault.BadRequest("No networks found to attach.");
        var address = asked.List("fixed_ips")?.OfType<JsonObject>().FirstOrDefault()?.Text("ip_address");
        return _nics.Make(server, nic.Network, address, null);
    }

    private Reply Detach(Record server, string id)
    {
        ServerLifecycle.Require(server, "detach_interface", "active", "paused", "stopped");
        if (Ports(server).FirstOrDefault(port => port.Id == id) is { } found)
        {
            world.Agenda.After(world.Options.BuildTimes.Attach, () =>
            {
                if (found.Text("device_id") == server.Id)
                {
                    lifecycle.ReleasePort(server, found);
                }
            });
        }

        return Reply.Accepted;
    }

    private static JsonObject Shown(Call call, Record port)
    {
        var shown = new JsonObject
        {
            ["net_id"] = port.Text("network_id"),
            ["port_id"] = port.Id,
            ["mac_addr"] = port.Text("mac_address"),
            ["port_state"] = port.Text("status"),
            ["fixed_ips"] = port.Maps("fixed_ips").ToJson(),
        };
        if (call.Microversion >= 70)
        {
            shown["tag"] = null;
        }

        return shown;
    }
}

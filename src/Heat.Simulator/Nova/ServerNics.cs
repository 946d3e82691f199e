using Heat.Simulator.Neutron;

namespace Heat.Simulator.Nova;

/// <summary>The network interfaces of a new server.</summary>
internal sealed class ServerNics(World world)
{
    private NeutronService Neutron => world.Neutron;

    public IReadOnlyList<Nic> Check(Call call, JsonObject asked) => asked["networks"] switch
    {
        JsonArray list => CheckList(call, list),
        JsonValue word => CheckWord(call, word.ToString()),
        _ => OnlyNetwork(call),
    };

    /// <summary>The asked security groups, by name or id.</summary>
    public IReadOnlyList<Record> CheckGroups(Call call, JsonArray? asked) =>
        [.. (asked?.OfType<JsonObject>() ?? []).Select(group => group.Text("name") ?? "").Distinct().Select(name => FindGroup(call.ProjectId, name)
            ?? throw ServiceFault.BadRequest($"Unable to find security_group with name or id '{name}'"))];

    public Record? FindGroup(string projectId, string nameOrId)
    {
        Neutron.SecurityGroups.DefaultOf(projectId);
        return Neutron.SecurityGroups.Records.OfProject(projectId).FirstOrDefault(group => group.Id == nameOrId || group.Text("name") == nameOrId);
    }

    /// <summary>Makes and binds the ports.</summary>
    public void Plug(Record server, IReadOnlyList<Nic> nics, IReadOnlyList<Record> groups)
    {
        foreach (var nic in nics)
        {
            var port = nic.Port ?? Make(server, nic.Network, nic.Address, groups.Count == 0 ? null : groups.Select(group => group.Id).ToJson());
            Neutron.Ports.Bind(port, server.Id, "nova");
        }
    }

    /// <summary>A port that belongs to the server.</summary>
    public Record Make(Record server, Record network, string? address, JsonArray? groups)
    {
        if (!world.Allows("port", Neutron.Ports.Records.CountOfProject(server.ProjectId), 1))
        {
            throw ServiceFault.Forbidden("Maximum number of ports exceeded");
        }

        var ips = address is null ? null : new JsonArray(new JsonObject { ["ip_address"] = address });
        var port = Neutron.Ports.AddOwned(server.ProjectId, network, server.Id, "compute:nova", ips, groups);
        server.Hidden.List("ownPorts")!.Add(port.Id);
        return port;
    }

    public Record FreePort(Call call, string id, Func<string, ServiceFault> absent)
    {
        if (Neutron.Ports.Records.Find(id) is not { } port || !Neutron.Ports.Sees(call, port))
        {
            throw absent($"Port id {id} could not be found.");
        }

        return port.Text("device_id") is { Length: > 0 } ? throw ServiceFault.Conflict($"Port {id} is still in use.") : port;
    }

    private List<Nic> CheckList(Call call, JsonArray list)
    {
        if (list.Count == 0)
        {
            return OnlyNetwork(call);
        }

        var nics = list.OfType<JsonObject>().Select(nic => CheckOne(call, nic)).ToList();
        if (nics.Where(nic => nic.Port is not null).GroupBy(nic => nic.Port!.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw ServiceFault.BadRequest($"Duplicate port id {twice.Key}.");
        }

        return nics;
    }

    private Nic CheckOne(Call call, JsonObject nic)
    {
        if (nic.Text("port") is { } portId)
        {
            var port = FreePort(call, portId, ServiceFault.BadRequest);
            var network = Neutron.Networks.Records.Find(port.Text("network_id"))!;
            return !network.Texts("subnets").Any() && port.Text("ip_allocation") != "none"
                ? throw ServiceFault.BadRequest($"Port {portId} requires a FixedIP in order to be used.")
                : new Nic(network, port, null);
        }

        var id = nic.Text("uuid") ?? throw ServiceFault.BadRequest("Bad networks format: network uuid is not in proper format (None)");
        if (Neutron.Networks.Records.Find(id) is not { } found || !Neutron.Networks.Sees(call, found))
        {
            throw ServiceFault.BadRequest($"Network {id} could not be found.");
        }

        if (Networks.IsExternal(found) && !found.Flag("shared") && !call.IsAdmin)
        {
            throw ServiceFault.Forbidden($"It is not allowed to create an interface on external network {id}");
        }

        return found.Texts("subnets").Any()
            ? new Nic(found, null, CheckAddress(nic.Text("fixed_ip")))
            : throw ServiceFault.BadRequest($"Network {id} requires a subnet in order to boot instances on.");
    }

    private static string? CheckAddress(string? address) =>
        address is null || Cidr.Read(address) is not null ? address : throw ServiceFault.BadRequest($"Invalid input for field/attribute fixed_ip. Value: {address}.");

    private List<Nic> CheckWord(Call call, string word) => word switch
    {
        "none" => [],
        "auto" => OnlyNetwork(call),
        _ => throw ServiceFault.BadRequest($"Invalid input for field/attribute networks. Value: {word}. '{word}' is not one of ['none', 'auto']"),
    };

    /// <summary>Without a choice the project's only network is taken; two are too many.</summary>
    private List<Nic> OnlyNetwork(Call call)
    {
        var own = Neutron.Networks.Records.OfProject(call.ProjectId)
            .Concat(Neutron.Networks.Records.Where("shared", "true").Where(network => network.ProjectId != call.ProjectId))
            .Where(network => !Networks.IsExternal(network) && network.Texts("subnets").Any())
            .ToList();
        return own.Count switch
        {
            0 => [],
            1 => [new Nic(own[0], null, null)],
            _ => throw ServiceFault.Conflict("Multiple possible networks found, use a Network ID to be more specific."),
        };
    }
}

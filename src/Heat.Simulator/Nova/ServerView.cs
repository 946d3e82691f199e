namespace Heat.Simulator.Nova;

/// <summary>A server as each microversion shows it.</summary>
internal sealed class ServerView(World world)
{
    /// <summary>Fields that came with a microversion.</summary>
    private static readonly Dictionary<string, int> Since = new()
    {
        ["locked"] = 9,
        ["description"] = 19,
        ["tags"] = 26,
        ["trusted_image_certificates"] = 63,
        ["locked_reason"] = 73,
        ["pinned_availability_zone"] = 96,
    };

    public static JsonArray Links(Call call, string id) =>
    [
        new JsonObject { ["rel"] = "self", ["href"] = $"{call.Origin}/compute/v2.1/servers/{id}" },
        new JsonObject { ["rel"] = "bookmark", ["href"] = $"{call.Origin}/compute/servers/{id}" },
    ];

    public static JsonObject Brief(Call call, Record server) =>
        new() { ["id"] = server.Id, ["name"] = server.Text("name"), ["links"] = Links(call, server.Id) };

    /// <summary>A server within a list; only a single one names its groups.</summary>
    public JsonObject InList(Call call, Record server)
    {
        var shown = Show(call, server);
        shown.Remove("server_groups");
        return shown;
    }

    public JsonObject Show(Call call, Record server)
    {
        var shown = server.Copy();
        foreach (var (field, since) in Since)
        {
            if (call.Microversion < since)
            {
                shown.Remove(field);
            }
        }

        if (!call.IsAdmin && call.Microversion < 90)
        {
            shown.Remove("OS-EXT-SRV-ATTR:hostname");
        }

        shown["links"] = Links(call, server.Id);
        shown["image"] = Image(call, server);
        shown["flavor"] = Flavors.Embed(call, world.Nova.Flavors.Records.Find(server.Hidden.Text("flavor"))!);
        shown["addresses"] = Addresses(server);
        shown["os-extended-volumes:volumes_attached"] = Volumes(call, server);
        if (IsBuilt(server) && Groups(server) is { Count: > 0 } groups)
        {
            shown["security_groups"] = groups;
        }

        if (call.Microversion >= 71)
        {
            shown["server_groups"] = server.Hidden.Text("group") is { } group ? new JsonArray(group) : new JsonArray();
        }

        if (call.IsAdmin)
        {
            AddAdministration(server, shown);
        }

        return shown;
    }

    public JsonObject Addresses(Record server)
    {
        var addresses = new JsonObject();
        if (!IsBuilt(server))
        {
            return addresses;
        }

        foreach (var port in world.Neutron.Ports.OfDevice(server.Id))
        {
            var network = world.Neutron.Networks.Records.Find(port.Text("network_id"))!.Text("name")!;
            var list = addresses[network] as JsonArray;
            if (list is null)
            {
                addresses[network] = list = [];
            }

            foreach (var ip in port.Maps("fixed_ips"))
            {
                list.Add(Address(port, ip.Text("ip_address")!, "fixed"));
            }

            foreach (var floating in world.Neutron.FloatingIps.Records.Where("port_id", port.Id))
            {
                list.Add(Address(port, floating.Text("floating_ip_address")!, "floating"));
            }
        }

        return addresses;
    }

    public JsonArray GroupsInFull(Record server) => GroupRecords(server).DistinctBy(group => group.Id).Select(group => new JsonObject
    {
        ["id"] = group.Id,
        ["name"] = group.Text("name"),
        ["tenant_id"] = group.ProjectId,
        ["description"] = group.Text("description"),
        ["rules"] = new JsonArray(),
    }).ToJson();

    private static bool IsBuilt(Record server) => server.Text("OS-SRV-USG:launched_at") is not null;

    private JsonArray Groups(Record server) => GroupRecords(server).Select(group => new JsonObject { ["name"] = group.Text("name") }).ToJson();

    private IEnumerable<Record> GroupRecords(Record server) => world.Neutron.Ports.OfDevice(server.Id)
        .SelectMany(port => port.Texts("security_groups"))
        .Select(world.Neutron.SecurityGroups.Records.Find)
        .OfType<Record>();

    private static JsonObject Address(Record port, string address, string type) => new()
    {
        ["version"] = address.Contains(':', StringComparison.Ordinal) ? 6 : 4,
        ["addr"] = address,
        ["OS-EXT-IPS:type"] = type,
        ["OS-EXT-IPS-MAC:mac_addr"] = port.Text("mac_address"),
    };

    private static JsonNode Image(Call call, Record server) => server.Hidden.Text("image") is { } id
        ? new JsonObject { ["id"] = id, ["links"] = new JsonArray(new JsonObject { ["rel"] = "bookmark", ["href"] = $"{call.Origin}/compute/images/{id}" }) }
        : "";

    private static JsonArray Volumes(Call call, Record server) => ServerVolumes.Of(server).Select(attachment =>
    {
        var shown = new JsonObject { ["id"] = attachment.Text("volumeId") };
        if (call.Microversion >= 3)
        {
            shown["delete_on_termination"] = attachment.Flag("delete_on_termination");
        }

        return shown;
    }).ToJson();

    private static void AddAdministration(Record server, JsonObject shown)
    {
        var host = IsBuilt(server) ? "simulated-host" : null;
        shown["OS-EXT-SRV-ATTR:host"] = host;
        shown["OS-EXT-SRV-ATTR:hypervisor_hostname"] = host;
        shown["OS-EXT-SRV-ATTR:instance_name"] = $"instance-{server.Sequence:x8}";
        shown["OS-EXT-SRV-ATTR:launch_index"] = 0;
        shown["OS-EXT-SRV-ATTR:root_device_name"] = "/dev/vda";
        shown["OS-EXT-SRV-ATTR:user_data"] = server.Hidden.Text("user_data");
    }
}

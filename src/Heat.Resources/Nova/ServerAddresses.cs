using System.Text.Json.Nodes;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>Reads where a server can be reached: what Nova says, with ports, subnets and networks from Neutron.</summary>
internal sealed class ServerAddresses(CloudSession session)
{
    private const string Mac = "OS-EXT-IPS-MAC:mac_addr";

    /// <summary>The first address of the last network that has one; empty when there is none.</summary>
    public static string First(JsonObject server) => Networks(server)
        .OrderByDescending(network => network.Key, StringComparer.Ordinal)
        .SelectMany(network => network.Value)
        .Select(address => address.Text("addr"))
        .FirstOrDefault() ?? "";

    /// <summary>Lists of addresses, by name and by id of their network.</summary>
    public async Task<MapValue> ReadPlainAsync(string server, JsonObject live, CancellationToken cancellationToken)
    {
        var ports = await PortsAsync(server, cancellationToken);
        return ByNameAndId(Networks(live), ports, address => TemplateValue.From(address.Text("addr")));
    }

    /// <summary>Addresses with their port, subnets and network, by name and by id of their network.</summary>
    public async Task<MapValue> ReadAsync(string server, JsonObject live, CancellationToken cancellationToken)
    {
        var ports = await PortsAsync(server, cancellationToken);
        var details = new Dictionary<string, (TemplateValue Subnets, TemplateValue Network)>(StringComparer.Ordinal);
        foreach (var port in ports)
        {
            details[port.Text("id") ?? ""] = await DetailsAsync(port, cancellationToken);
        }

        return ByNameAndId(Networks(live), ports, address => Extended(address, ports, details));
    }

    private static IEnumerable<KeyValuePair<string, List<JsonObject>>> Networks(JsonObject server) =>
        (server["addresses"] as JsonObject ?? []).Select(network =>
            KeyValuePair.Create(network.Key, (network.Value as JsonArray ?? []).OfType<JsonObject>().ToList()));

    private static MapValue ByNameAndId(
        IEnumerable<KeyValuePair<string, List<JsonObject>>> networks, List<JsonObject> ports, Func<JsonObject, TemplateValue> read)
    {
        var entries = new List<KeyValuePair<string, TemplateValue>>();
        foreach (var (name, addresses) in networks)
        {
            var value = TemplateValue.From(addresses.Select(read));
            entries.Add(new(name, value));
            if (addresses.Select(address => PortOf(address, ports)?.Text("network_id")).OfType<string>().FirstOrDefault() is { } id)
            {
                entries.Add(new(id, value));
            }
        }

        return new(entries);
    }

    private static JsonObject? PortOf(JsonObject address, List<JsonObject> ports) =>
        ports.Find(port => string.Equals(port.Text("mac_address"), address.Text(Mac), StringComparison.OrdinalIgnoreCase));

    private static MapValue Extended(
        JsonObject address, List<JsonObject> ports, Dictionary<string, (TemplateValue Subnets, TemplateValue Network)> details)
    {
        var extended = (MapValue)ValueJson.FromJson(address);
        if (PortOf(address, ports)?.Text("id") is not { } port)
        {
            return extended;
        }

        var (subnets, network) = details[port];
        return extended.With("port", TemplateValue.From(port)).With("subnets", subnets).With("network", network);
    }

    private async Task<List<JsonObject>> PortsAsync(string server, CancellationToken cancellationToken)
    {
        var ports = new List<JsonObject>();
        await foreach (var port in session.Service("network").ListAsync($"v2.0/ports?device_id={server}", "ports", cancellationToken))
        {
            ports.Add(port);
        }

        return ports;
    }

    private async Task<(TemplateValue Subnets, TemplateValue Network)> DetailsAsync(JsonObject port, CancellationToken cancellationToken)
    {
        var subnets = new List<TemplateValue>();
        foreach (var id in port.Objects("fixed_ips").Select(fixedIp => fixedIp.Text("subnet_id")).OfType<string>())
        {
            subnets.Add(await ShowAsync("subnet", id, cancellationToken));
        }

        return (TemplateValue.From(subnets), await ShowAsync("network", port.Text("network_id") ?? "", cancellationToken));
    }

    private Task<TemplateValue> ShowAsync(string entity, string id, CancellationToken cancellationToken) => session.Lookups.GetAsync(
        $"{entity}:{id}",
        async cancel => ValueJson.FromJson((await session.Service("network").GetAsync($"v2.0/{entity}s/{id}", cancel))[entity]),
        cancellationToken);
}

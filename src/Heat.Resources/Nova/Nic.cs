using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>One entry of a server's networks, with the port that serves it.</summary>
/// <param name="Entry">The entry as the template gives it.</param>
/// <param name="Port">Id of the port; null where Nova makes it and it is not known yet.</param>
/// <param name="IsInternal">We made the port for this server and remove it with the server.</param>
internal sealed record Nic(PropertyTree Entry, string? Port, bool IsInternal)
{
    private const string Key = "nics";
    private const string LeavingKey = "leaving";

    /// <summary>The network is left to Nova: <c>auto</c> or <c>none</c>.</summary>
    public string? Allocation => Entry.Text("allocate_network");

    /// <summary>Keys that Neutron itself cannot be asked for through Nova: they need a port of our own.</summary>
    public static bool NeedsPort(PropertyTree entry) =>
        !entry.IsSet("port") && (entry.IsSet("subnet") || entry.IsSet("port_extra_properties"));

    /// <summary>The interface serves this entry as far as the entry says.</summary>
    public bool Fits(JsonObject attachment) => Port is { } port
        ? attachment.Text("port_id") == port
        : !IsInternal
            && (Entry.Text("network") is not { } network || attachment.Text("net_id") == network)
            && (Entry.Text("fixed_ip") is not { } address
                || attachment.Objects("fixed_ips").Any(fixedIp => fixedIp.Text("ip_address") == address));

    /// <summary>The interfaces that the resource's data speak of.</summary>
    public static ImmutableArray<Nic> Of(ImmutableDictionary<string, string> data) => Read(data, Key);

    /// <summary>The interfaces that are to be unplugged.</summary>
    public static ImmutableArray<Nic> Leaving(ImmutableDictionary<string, string> data) => Read(data, LeavingKey);

    /// <summary>The data with these interfaces.</summary>
    public static ImmutableDictionary<string, string> Write(ImmutableDictionary<string, string> data, IEnumerable<Nic> nics) =>
        Write(data, Key, nics);

    /// <summary>The data with these interfaces to be unplugged.</summary>
    public static ImmutableDictionary<string, string> WriteLeaving(ImmutableDictionary<string, string> data, IEnumerable<Nic> nics) =>
        Write(data, LeavingKey, nics);

    private static ImmutableArray<Nic> Read(ImmutableDictionary<string, string> data, string key) =>
        data.TryGetValue(key, out var text) && JsonNode.Parse(text) is JsonArray items
            ? [.. items.OfType<JsonObject>().Select(Read)]
            : [];

    private static Nic Read(JsonObject item) =>
        new(PropertyTree.Of(ValueJson.FromJson(item["entry"])), item.Text("port"), item.Text("internal") == "true");

    private static ImmutableDictionary<string, string> Write(ImmutableDictionary<string, string> data, string key, IEnumerable<Nic> nics)
    {
        var items = new JsonArray([.. nics.Select(nic => new JsonObject
        {
            ["entry"] = ValueJson.ToJson(nic.Entry.Values), ["port"] = nic.Port, ["internal"] = nic.IsInternal,
        })]);
        return items.Count == 0 ? data.Remove(key) : data.SetItem(key, items.ToJsonString());
    }
}

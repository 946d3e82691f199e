using System.Net;
using System.Text.Json.Nodes;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Neutron;

/// <summary>What makes two security group rules the same to Neutron. A group cannot hold the same rule twice.</summary>
/// <remarks>Values are text, since templates and Neutron write numbers and names in more than one way. The description is no part of it.</remarks>
internal sealed record RuleKey(
    string Direction, string EtherType, string Protocol, string From, string To, string RemoteGroup, string RemotePrefix)
{
    /// <summary>The rules that every new group has: everything may leave.</summary>
    public static IReadOnlyList<RuleKey> DefaultEgress { get; } =
    [
        new("egress", "IPv4", "", "", "", "", ""),
        new("egress", "IPv6", "", "", "", "", ""),
    ];

    /// <summary>The rule lets traffic out.</summary>
    public bool IsEgress => Direction == "egress";

    /// <summary>The key of a rule as Neutron answers it, or as it is sent.</summary>
    public static RuleKey Of(JsonObject rule) => new(
        rule.Text("direction") ?? "ingress",
        rule.Text("ethertype") ?? "IPv4",
        ProtocolName(rule.Text("protocol")),
        rule.Text("port_range_min") ?? "",
        rule.Text("port_range_max") ?? "",
        rule.Text("remote_group_id") ?? "",
        Prefix(rule.Text("remote_ip_prefix")));

    /// <summary>The body that asks for a rule.</summary>
    /// <param name="rule">Properties of the rule, or an item of a group's rules.</param>
    /// <param name="group">Id of the group that the rule belongs to.</param>
    /// <param name="remoteGroup">Id of the group that traffic comes from or goes to; null for none.</param>
    public static JsonObject Body(PropertyTree rule, string group, string? remoteGroup)
    {
        var body = new JsonObject { ["security_group_id"] = group };
        foreach (var field in new[] { "direction", "ethertype", "protocol", "port_range_min", "port_range_max", "remote_ip_prefix", "description" })
        {
            if (rule.IsSet(field))
            {
                body[field] = rule.Json(field);
            }
        }

        if (remoteGroup is not null)
        {
            body["remote_group_id"] = remoteGroup;
            body.Remove("remote_ip_prefix");
        }

        return body;
    }

    private static string ProtocolName(string? protocol) => protocol?.ToLowerInvariant() switch
    {
        null or "any" => "",
        "1" => "icmp",
        "6" => "tcp",
        "17" => "udp",
        "icmpv6" or "icmp6" or "58" => "ipv6-icmp",
        var other => other,
    };

    private static string Prefix(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
        {
            return "";
        }

        var length = prefix.Contains(':', StringComparison.Ordinal) ? "/128" : "/32";
        var full = prefix.Contains('/', StringComparison.Ordinal) ? prefix : prefix + length;
        return IPNetwork.TryParse(full, out var network) ? network.ToString() : full;
    }
}

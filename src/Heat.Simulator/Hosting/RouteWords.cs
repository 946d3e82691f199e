using System.Collections.Frozen;

namespace Heat.Simulator.Hosting;

/// <summary>Path segments that are part of a route, not the name or id of an object.</summary>
internal static class RouteWords
{
    public static readonly FrozenSet<string> Known = new[]
    {
        "detail", "action", "tags", "metadata", "os-interface", "os-volume_attachments", "remote-consoles", "os-extra_specs", "os-security-groups", "ips",
        "add_router_interface", "remove_router_interface", "add_extraroutes", "remove_extraroutes", "policies", "bandwidth_limit_rules", "dscp_marking_rules",
        "minimum_bandwidth_rules", "application_credentials", "tokens", "catalog", "projects", "restore", "file", "volumes", "snapshots", "backups", "types",
        "default", "defaults", "extra_specs", "os-quota-sets", "limits", "extensions", "summary", "password",
    }.ToFrozenSet();
}

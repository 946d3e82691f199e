using System.Text.RegularExpressions;

namespace Heat.Simulator.Nova;

/// <summary>The list of servers and its filters.</summary>
internal sealed class ServerQuery(World world, Servers servers)
{
    private static readonly HashSet<string> Known =
    [
        "limit", "marker", "sort_key", "sort_dir", "all_tenants", "project_id", "tenant_id", "user_id", "name", "status", "vm_state", "task_state", "flavor", "image",
        "ip", "ip6", "uuid", "host", "hostname", "key_name", "availability_zone", "config_drive", "description", "locked", "tags", "tags-any", "not-tags",
        "not-tags-any", "changes-since", "changes-before", "deleted", "reservation_id", "power_state", "created_at", "launched_at", "display_name", "progress",
        "access_ip_v4", "access_ip_v6", "soft_deleted", "instance_name",
    ];

    public Reply List(Call call, bool detail)
    {
        if (call.Microversion >= 75 && call.Query.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
        {
            throw ServiceFault.BadRequest($"'{unknown}' does not match any of the regexes: '^_'");
        }

        var found = Scope(call);
        foreach (var (key, values) in call.Query)
        {
            found = Narrow(call, found, key, values.ToString());
        }

        return NovaList.Answer(call, world, "servers", found, newestFirst: true, server => detail ? servers.View.InList(call, server) : ServerView.Brief(call, server));
    }

    private IEnumerable<Record> Scope(Call call)
    {
        var all = call.Query.ContainsKey("all_tenants") && (call.Query["all_tenants"] == "" || call.QueryFlag("all_tenants"));
        if (!all)
        {
            return OfProject(call, call.ProjectId);
        }

        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden("Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.");
        }

        return OfProject(call, call.Query["project_id"].FirstOrDefault() ?? call.Query["tenant_id"].FirstOrDefault());
    }

    /// <summary>Servers of a project or of all; a name that is plain text between anchors is looked up, not searched for.</summary>
    private IEnumerable<Record> OfProject(Call call, string? project)
    {
        if (PlainName(call.Query["name"].FirstOrDefault()) is { } name)
        {
            return servers.Records.Where("name", name).Where(server => project is null || server.ProjectId == project);
        }

        return project is null ? servers.Records.All : servers.Records.OfProject(project);
    }

    private static string? PlainName(string? pattern) =>
        pattern is ['^', .. var inner, '$'] && !inner.Any(letter => @".*+?()[]{}|^$\".Contains(letter, StringComparison.Ordinal)) ? inner : null;

    private IEnumerable<Record> Narrow(Call call, IEnumerable<Record> found, string key, string value)
    {
        switch (key)
        {
            case "name" or "display_name":
                return ByName(found, value);
            case "status":
                return found.Where(server => string.Equals(server.Text("status"), value, StringComparison.OrdinalIgnoreCase));
            case "vm_state" or "task_state":
                return found.Where(server => server.Text("OS-EXT-STS:" + key) == value);
            case "uuid":
                return found.Where(server => server.Id == value);
            case "image" or "flavor":
                return found.Where(server => server.Hidden.Text(key) == value);
            case "key_name" or "user_id" or "description":
                return found.Where(server => server.Text(key) == value);
            case "availability_zone":
                return found.Where(server => server.Text("OS-EXT-AZ:availability_zone") == value);
            case "tags" when call.Microversion >= 26:
                return found.Where(server => value.Split(',').All(server.Texts("tags").Contains));
            case "tags-any" when call.Microversion >= 26:
                return found.Where(server => value.Split(',').Any(server.Texts("tags").Contains));
            case "not-tags" when call.Microversion >= 26:
                return found.Where(server => !value.Split(',').All(server.Texts("tags").Contains));
            case "not-tags-any" when call.Microversion >= 26:
                return found.Where(server => !value.Split(',').Any(server.Texts("tags").Contains));
            case "ip" or "ip6":
                return found.Where(server => servers.View.Addresses(server).ToJsonString().Contains($"\"{value}", StringComparison.Ordinal));
            case "changes-since":
                return found.Where(server => string.CompareOrdinal(server.Text("updated"), value) >= 0);
            case "locked" when call.Microversion >= 73:
                return found.Where(server => server.Flag("locked") == JsonText.Flag(value));
            default:
                return found;
        }
    }

    /// <summary>Nova takes the name as a regular expression.</summary>
    private static IEnumerable<Record> ByName(IEnumerable<Record> found, string pattern)
    {
        try
        {
            var expression = new Regex(pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            return found.Where(server => expression.IsMatch(server.Text("name")!));
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}

using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Turns names of security groups into ids, as ports need them.</summary>
internal static class SecurityGroupNames
{
    /// <summary>The name of the group that every project has.</summary>
    public const string Default = "default";

    /// <summary>The ids of groups given by name or id. Text in the form of an id is taken for one, as Heat does.</summary>
    /// <exception cref="OpenStackException">A name does not exist in the project, or exists more than once.</exception>
    public static async Task<JsonArray> ResolveAsync(
        CloudSession session, IEnumerable<string> groups, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var group in groups)
        {
            ids.Add(Guid.TryParse(group, out _)
                ? group
                : await session.Lookups.GetAsync(
                    $"security-group:{group}", cancel => FindAsync(session, group, cancel), cancellationToken));
        }

        return JsonFields.ArrayOf(ids.Distinct(StringComparer.Ordinal));
    }

    /// <summary>The texts of a list property.</summary>
    public static IEnumerable<string> Of(IEnumerable<TemplateValue> values) => values.OfType<TextValue>().Select(value => value.Text);

    private static async Task<string> FindAsync(CloudSession session, string name, CancellationToken cancellationToken)
    {
        var identity = await session.AuthenticateAsync(cancellationToken);
        var path = $"v2.0/security-groups?project_id={Uri.EscapeDataString(identity.ProjectId ?? "")}&name={Uri.EscapeDataString(name)}";
        var ids = new List<string>();
        await foreach (var group in session.Service("network").ListAsync(path, "security_groups", cancellationToken))
        {
            ids.Add(group.Text("id") ?? "");
        }

        return ids switch
        {
            [var id] => id,
            [] => throw Refusal.ForNow("network", $"There is no security group named '{name}' in the project. Create it or give the id of another."),
            _ => throw Refusal.ForNow("network", $"{ids.Count} security groups are named '{name}'. Give the id of the one that is meant."),
        };
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;

namespace Heat.Api.Agents;

/// <summary>The documents of our identity service, in Keystone's form.</summary>
internal static class IdentityDocument
{
    private const string Domain = "heat";

    /// <summary>The one version there is.</summary>
    public static JsonObject Version(AgentAddresses addresses) => new()
    {
        ["version"] = new JsonObject
        {
            ["id"] = "v3.14",
            ["status"] = "stable",
            ["updated"] = "2020-04-07T00:00:00Z",
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = addresses.Identity.AbsoluteUri.TrimEnd('/') + "/" }),
            ["media-types"] = new JsonArray(new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.identity-v3+json" }),
        },
    };

    /// <summary>A token, with a catalogue in which we are the only service.</summary>
    public static JsonObject Token(AgentAddresses addresses, string user, string project, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        ["token"] = new JsonObject
        {
            ["methods"] = new JsonArray("password"),
            ["user"] = Named(user, domain: true),
            ["project"] = Named(project, domain: true),
            ["is_domain"] = false,
            ["roles"] = new JsonArray(Named("heat_stack_user", domain: false)),
            ["issued_at"] = Time(now),
            ["expires_at"] = Time(now + lifetime),
            ["audit_ids"] = new JsonArray(),
            ["catalog"] = new JsonArray(new JsonObject
            {
                ["id"] = "orchestration",
                ["type"] = "orchestration",
                ["name"] = "heat",
                ["endpoints"] = new JsonArray(new JsonObject
                {
                    ["id"] = "orchestration-public",
                    ["interface"] = "public",
                    ["region"] = null,
                    ["region_id"] = null,
                    ["url"] = addresses.Cfn.AbsoluteUri + project,
                }),
            }),
        },
    };

    private static JsonObject Named(string name, bool domain)
    {
        var named = new JsonObject { ["id"] = name, ["name"] = name };
        if (domain)
        {
            named["domain"] = new JsonObject { ["id"] = Domain, ["name"] = Domain };
        }

        return named;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

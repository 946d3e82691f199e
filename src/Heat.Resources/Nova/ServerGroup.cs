using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>Servers that are to run near each other, or apart.</summary>
/// <remarks>
/// A group can carry no mark. Where the template gives the name, a lost group is recognised by name and policy, as long
/// as it is empty and the only one of its kind; if there are several, a human has to say.
/// </remarks>
[ResourceType("OS::Nova::ServerGroup")]
internal sealed class ServerGroup(CloudSession session) : RestDriver(session), IValidatesProperties
{
    private const string Policies = "policies";
    private const string Rules = "rules";

    /// <inheritdoc/>
    protected override RestEndpoint Endpoint { get; } = new("compute", "os-server-groups", "server_group") { DeletesAtOnce = true };

    /// <inheritdoc/>
    public override bool FindsOnlyOurs => false;

    /// <inheritdoc/>
    protected override Identity Identity => Identity.MarkedIn("name");

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new() { NotSent = [Policies, Rules] };

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties[Policies] is ListValue { Items.Length: not 1 })
        {
            yield return "policies must hold exactly one policy.";
        }
    }

    /// <inheritdoc/>
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await Collection.CreateAsync(await BodyAsync(resource, cancellationToken), cancellationToken);
        return Created(resource, live, []);
    }

    /// <inheritdoc/>
    public override async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(resource, cancellationToken);
        var candidates = new List<JsonObject>();
        await foreach (var group in Collection.ListAsync(null, cancellationToken))
        {
            if (group.Text("name") == body.Text("name") && PolicyOf(group) == PolicyOf(body) && !group.Texts("members").Any())
            {
                candidates.Add(group);
            }
        }

        return candidates switch
        {
            [] => null,
            [var group] => Created(resource, group, []),
            _ => throw Refusal.ForNow(
                "compute",
                $"{candidates.Count} empty server groups are named '{body.Text("name")}', and which of them an interrupted creation made "
                + $"cannot be told: {string.Join(", ", candidates.Select(group => group.Text("id")))}. Delete those that nobody needs."),
        };
    }

    private static string? PolicyOf(JsonObject group) => group.Text("policy") ?? group.Texts(Policies).FirstOrDefault();

    private async Task<JsonObject> BodyAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var properties = resource.Properties;
        var body = new JsonObject { ["name"] = properties.Text("name") ?? resource.PhysicalName };
        if (await Client.SupportsAsync("2.64", cancellationToken))
        {
            body["policy"] = ValueJson.ToJson(properties.List(Policies)[0]);
            if (properties.Map(Rules)?["max_server_per_host"] is { } limit and not NullValue)
            {
                body[Rules] = new JsonObject { ["max_server_per_host"] = PropertyTree.Empty.With("limit", limit).Integer("limit") };
            }
        }
        else if (properties.Map(Rules) is { Count: > 0 })
        {
            throw Refusal.Of("compute", "This cloud's Nova knows no rules of server groups (it needs 2.64). Leave rules out.");
        }
        else
        {
            body[Policies] = properties.Json(Policies);
        }

        return body;
    }
}

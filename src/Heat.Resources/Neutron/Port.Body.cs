using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <content>What a port's body needs beyond its properties.</content>
internal sealed partial class Port
{
    /// <inheritdoc/>
    protected override async Task CompleteAsync(JsonObject body, ResourceContext resource, CancellationToken cancellationToken)
    {
        FixAddresses(body, resource.Properties);
        if (body[SecurityGroups] is JsonArray)
        {
            body[SecurityGroups] = await SecurityGroupNames.ResolveAsync(Session, body.Texts(SecurityGroups), cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task CompleteUpdateAsync(
        JsonObject body, ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (difference.Changes(FixedIps) || difference.Changes("no_fixed_ips"))
        {
            body[FixedIps] ??= PropertyBody.Field(Map, FixedIps, difference.After[FixedIps] ?? ListValue.Empty);
            FixAddresses(body, difference.After);
        }

        if (body[SecurityGroups] is JsonArray)
        {
            body[SecurityGroups] = await SecurityGroupNames.ResolveAsync(Session, body.Texts(SecurityGroups), cancellationToken);
        }

        if (body[Profile] is JsonObject)
        {
            body[Profile] = await MergeProfileAsync(resource, difference, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live) => property switch
    {
        "no_fixed_ips" => resource.Properties.Boolean(property) == true
            ? TemplateValue.From(!live.Objects(FixedIps).Any())
            : null,
        FixedIps when resource.Properties.List(FixedIps).IsEmpty => null,
        SecurityGroups => ReadGroups(resource, live),
        _ => base.ReadLiveProperty(resource, property, live),
    };

    /// <summary>Names cannot be compared with ids; that their number is right is all that a body alone can tell.</summary>
    private TemplateValue? ReadGroups(ResourceContext resource, JsonObject live)
    {
        var groups = SecurityGroupNames.Of(resource.Properties.List(SecurityGroups)).ToList();
        return groups.TrueForAll(group => Guid.TryParse(group, out _))
            ? base.ReadLiveProperty(resource, SecurityGroups, live)
            : null;
    }

    /// <summary>
    /// An empty list means "Neutron chooses" on creation and "leave it" later, unless the template wants no address at all.
    /// </summary>
    private static void FixAddresses(JsonObject body, PropertyTree properties)
    {
        if (properties.Boolean("no_fixed_ips") == true)
        {
            body[FixedIps] = new JsonArray();
        }
        else if (body[FixedIps] is not JsonArray { Count: > 0 })
        {
            body.Remove(FixedIps);
        }
    }

    /// <summary>Only the keys that the template changed are touched: Nova keeps keys of its own in the same map.</summary>
    private async Task<JsonObject> MergeProfileAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var live = await Collection.ShowAsync(resource.RequiredId, cancellationToken);
        var profile = live[Profile]?.DeepClone() as JsonObject ?? [];
        var before = ProfileOf(difference.Before);
        var after = ProfileOf(difference.After);
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var wanted = after[key] ?? TemplateValue.Null;
            if (wanted is NullValue)
            {
                profile.Remove(key);
            }
            else if (!wanted.Equals(before[key]))
            {
                profile[key] = ValueJson.ToJson(wanted);
            }
        }

        return profile;
    }

    private static MapValue ProfileOf(PropertyTree properties) =>
        properties.Map(PropertyBody.ValueSpecs)?[Profile] as MapValue ?? MapValue.Empty;
}

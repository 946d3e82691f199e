using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Rules that say which traffic may reach and leave ports.</summary>
/// <remarks>
/// Description and name are both the template's, so a group is created under its physical name and named later.
/// Rules are compared as a set: what is too much is removed, what is missing is added in one call.
/// </remarks>
[ResourceType("OS::Neutron::SecurityGroup")]
internal sealed class SecurityGroup(CloudSession session)
    : NeutronDriver(session, "security-groups", "security_group"), IValidatesProperties
{
    private const string Rules = "rules";
    private const string RulesPath = "v2.0/security-group-rules";

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new() { NotSent = [Rules], Cleared = Clearing.Of(("description", "\"\"")) };

    /// <inheritdoc/>
    protected override Identity Identity => Identity.NamedLater;

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties["name"] is TextValue { Text: SecurityGroupNames.Default })
        {
            yield return "name must not be 'default': every project has a group of that name already.";
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterCreate(ResourceContext resource) =>
        resource.Properties.List(Rules).IsEmpty ? [] : [Rules];

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterUpdate(ResourceContext resource, PropertyDiff difference) =>
        difference.Changes(Rules) ? [Rules] : [];

    /// <inheritdoc/>
    protected override async Task<StepResult> TakeStepAsync(
        string step, ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        // The shared list may be older than an earlier attempt at this step.
        var current = await Collection.ShowAsync(resource.RequiredId, cancellationToken);
        var wanted = Wanted(resource);
        var kept = new HashSet<RuleKey>();
        foreach (var rule in current.Objects("security_group_rules"))
        {
            if (!wanted.ContainsKey(RuleKey.Of(rule)))
            {
                await Client.DeleteAsync($"{RulesPath}/{rule.Text("id")}", cancellationToken);
            }
            else
            {
                kept.Add(RuleKey.Of(rule));
            }
        }

        var missing = wanted.Where(rule => !kept.Contains(rule.Key)).Select(rule => (JsonNode)rule.Value).ToArray();
        if (missing.Length > 0)
        {
            await Client.PostAsync(RulesPath, new JsonObject { ["security_group_rules"] = new JsonArray(missing) }, cancellationToken);
        }

        var changed = await Collection.ShowAsync(resource.RequiredId, cancellationToken);
        Observed.Seen(changed);
        return new(true, changed);
    }

    /// <inheritdoc/>
    protected override TemplateValue? ReadLiveProperty(ResourceContext resource, string property, JsonObject live)
    {
        if (property != Rules)
        {
            return base.ReadLiveProperty(resource, property, live);
        }

        if (resource.Properties.List(Rules).IsEmpty)
        {
            return null; // resources of their own may give the group its rules
        }

        var rules = live.Objects("security_group_rules").ToList();
        var desired = resource.Properties[Rules]!; // only set properties are read back
        if (Wanted(resource).Keys.ToHashSet().SetEquals(rules.Select(RuleKey.Of)))
        {
            return desired;
        }

        var actual = TemplateValue.From(rules.Select(AsProperty));

        // Equal, yet something is missing: the rules that every new group has. The template does not speak of them.
        return actual.Equals(desired) ? TemplateValue.Null : actual;
    }

    /// <summary>The rules that the group should hold, with the bodies that ask for them.</summary>
    private static Dictionary<RuleKey, JsonObject> Wanted(ResourceContext resource)
    {
        var wanted = new Dictionary<RuleKey, JsonObject>();
        foreach (var rule in resource.Properties.List(Rules).Select(PropertyTree.Of))
        {
            var remote = rule.Text("remote_mode") == "remote_group_id"
                ? rule.Text("remote_group_id") ?? resource.RequiredId
                : null;
            var body = RuleKey.Body(rule, resource.RequiredId, remote);
            wanted[RuleKey.Of(body)] = body;
        }

        if (!wanted.Keys.Any(rule => rule.IsEgress))
        {
            foreach (var rule in RuleKey.DefaultEgress)
            {
                wanted[rule] = new()
                {
                    ["security_group_id"] = resource.RequiredId,
                    ["direction"] = rule.Direction,
                    ["ethertype"] = rule.EtherType,
                };
            }
        }

        return wanted;
    }

    /// <summary>A live rule as an item of the property.</summary>
    private static MapValue AsProperty(JsonObject rule)
    {
        var fields = new[] { "direction", "ethertype", "protocol", "port_range_min", "port_range_max", "remote_group_id", "remote_ip_prefix" };
        var item = new MapValue(fields
            .Where(field => rule[field] is not null)
            .Select(field => KeyValuePair.Create(field, ValueJson.FromJson(rule[field]))));
        return item.With("remote_mode", TemplateValue.From(rule["remote_group_id"] is null ? "remote_ip_prefix" : "remote_group_id"));
    }
}

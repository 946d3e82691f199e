namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/qos/policies</c> and the rules inside.</summary>
internal sealed class QosPolicies(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("policy", "policies", "QoS policy",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        NeutronAttribute.Flag("shared", false),
        NeutronAttribute.Flag("is_default", false),
    ])
    {
        AbsentType = "QosPolicyNotFound",
        AbsentText = "QoS policy {0} could not be found.",
    };

    public override IEnumerable<Record> Shared => Records.All.Where(IsShared);

    public override void Delete(Call call, Record record)
    {
        foreach (var port in Neutron.Ports.Records.All.Concat(Neutron.Networks.Records.All))
        {
            if (port.Text("qos_policy_id") == record.Id)
            {
                throw new ServiceFault(409, "QosPolicyInUse", $"QoS Policy {record.Id} is used by {(port.Has("mac_address") ? "port" : "network")} {port.Id}.");
            }
        }

        Records.Remove(record);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        if (!call.IsAdmin)
        {
            throw new ServiceFault(403, "PolicyNotAuthorized", "rule:create_policy is disallowed by policy");
        }

        accepted["rules"] = new JsonArray();
        var policy = Add(projectId, accepted);
        policy.Set("revision_number", 0);
        return policy;
    }

    protected override Reply Member(Call call, Record record, string[] member)
    {
        if (member is not [var plural, .. var rest] || !plural.EndsWith("_rules", StringComparison.Ordinal))
        {
            throw NeutronService.NoResource();
        }

        var type = plural[..^"_rules".Length];
        var rules = record.Maps("rules").ToList();
        return (call.Method, rest) switch
        {
            ("GET", []) => Reply.Ok(new JsonObject { [plural] = rules.Where(rule => rule.Text("type") == type).ToJson() }),
            ("GET", [var id]) => Reply.Ok(new JsonObject { [plural[..^1]] = Find(rules, record, id).DeepClone() }),
            ("POST", []) => AddRule(call, record, type, rules),
            ("DELETE", [var id]) => RemoveRule(record, rules, Find(rules, record, id)),
            _ => throw NeutronService.NoResource(),
        };
    }

    private Reply AddRule(Call call, Record policy, string type, List<JsonObject> rules)
    {
        var rule = call.Envelope(type + "_rule")?.DeepClone().AsObject() ?? throw ServiceFault.BadRequest($"Unable to find '{type}_rule' in request body");
        rule["direction"] ??= "egress";
        if (type == "bandwidth_limit")
        {
            rule["max_burst_kbps"] ??= 0;
        }

        rule["id"] = World.NewId();
        var shown = rule.DeepClone();
        rule["qos_policy_id"] = policy.Id;
        rule["type"] = type;
        Amend(policy, new JsonObject { ["rules"] = rules.Append(rule).ToJson() });
        return Reply.Of(201, new JsonObject { [type + "_rule"] = shown });
    }

    private Reply RemoveRule(Record policy, List<JsonObject> rules, JsonObject rule)
    {
        Amend(policy, new JsonObject { ["rules"] = rules.Where(other => other != rule).ToJson() });
        return Reply.NoContent;
    }

    private static JsonObject Find(List<JsonObject> rules, Record policy, string id) =>
        rules.Find(rule => rule.Text("id") == id) ?? throw new ServiceFault(404, "QosRuleNotFound", $"QoS rule {id} for policy {policy.Id} could not be found.");
}

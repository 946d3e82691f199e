namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/security-groups</c>. Each project has a group called default, made when it is first needed.</summary>
internal sealed class SecurityGroups(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("security_group", "security_groups", "Security group",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Flag("stateful", true),
        NeutronAttribute.Description,
    ])
    {
        AbsentType = "SecurityGroupNotFound",
        AbsentText = "Security group {0} does not exist",
        Quota = "security_group",
    };

    private readonly Dictionary<string, Record> _defaults = [];

    public Record DefaultOf(string projectId)
    {
        if (_defaults.TryGetValue(projectId, out var known) && Records.Find(known.Id) == known)
        {
            return known;
        }

        var group = Grow(projectId, new JsonObject { ["name"] = "default", ["stateful"] = true, ["description"] = "Default security group" });
        foreach (var ethertype in new[] { "IPv4", "IPv6" })
        {
            Neutron.SecurityGroupRules.AddBuiltIn(group, "ingress", ethertype, group.Id);
        }

        return _defaults[projectId] = group;
    }

    public override void Delete(Call call, Record record)
    {
        if (Neutron.Ports.Records.OfProject(record.ProjectId).Any(port => port.Texts("security_groups").Contains(record.Id)))
        {
            throw new ServiceFault(409, "SecurityGroupInUse", $"Security Group {record.Id} in use.");
        }

        if (_defaults.GetValueOrDefault(record.ProjectId) == record && !call.IsAdmin)
        {
            throw new ServiceFault(409, "SecurityGroupCannotRemoveDefault", "Insufficient rights for removing default security group.");
        }

        foreach (var rule in Neutron.SecurityGroupRules.Of(record).ToList())
        {
            Neutron.SecurityGroupRules.Records.Remove(rule);
        }

        Records.Remove(record);
    }

    /// <summary>The group shows its rules; called whenever one comes or goes.</summary>
    public void ShowRules(Record group) => Amend(group, new JsonObject
    {
        ["security_group_rules"] = Neutron.SecurityGroupRules.Of(group).Select(Embed).ToJson(),
    });

    private static JsonObject Embed(Record rule)
    {
        var shown = rule.Copy();
        shown["tags"] = new JsonArray();
        shown["standard_attr_id"] = (int)rule.Sequence;
        return shown;
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        DefaultOf(projectId);
        return accepted.Text("name") == "default"
            ? throw new ServiceFault(409, "SecurityGroupDefaultAlreadyExists", "Default security group already exists.")
            : Grow(projectId, accepted);
    }

    protected override void Update(Call call, Record record, JsonObject accepted)
    {
        if (accepted.ContainsKey("stateful") && accepted.Flag("stateful") != record.Flag("stateful")
            && Neutron.Ports.Records.OfProject(record.ProjectId).Any(port => port.Texts("security_groups").Contains(record.Id)))
        {
            throw new ServiceFault(409, "SecurityGroupInUse", $"Security Group {record.Id} cannot be updated: stateful is in use.");
        }

        base.Update(call, record, accepted);
    }

    private Record Grow(string projectId, JsonObject accepted)
    {
        accepted["shared"] = false;
        accepted["security_group_rules"] = new JsonArray();
        var group = Add(projectId, accepted);
        foreach (var ethertype in new[] { "IPv4", "IPv6" })
        {
            Neutron.SecurityGroupRules.AddBuiltIn(group, "egress", ethertype, null);
        }

        return group;
    }
}

namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/security-group-rules</c>. A rule is never updated but for its description.</summary>
internal sealed class SecurityGroupRules(World world) : NeutronCollection(world, Declared, "security_group_id")
{
    private static readonly string[] Identity =
        ["ethertype", "direction", "protocol", "port_range_min", "port_range_max", "remote_ip_prefix", "remote_group_id", "remote_address_group_id"];

    private static readonly NeutronKind Declared = new("security_group_rule", "security_group_rules", "Security group rule",
    [
        NeutronAttribute.Required("security_group_id"),
        new("direction", AttributeForm.Text, AttributeUse.Create | AttributeUse.Required) { OneOf = ["ingress", "egress"] },
        new("ethertype", AttributeForm.Text, AttributeUse.Create, () => "IPv4") { OneOf = ["IPv4", "IPv6"] },
        NeutronAttribute.Any("protocol", AttributeUse.Create),
        new("port_range_min", AttributeForm.Number, AttributeUse.Create, () => null),
        new("port_range_max", AttributeForm.Number, AttributeUse.Create, () => null),
        NeutronAttribute.Nullable("remote_ip_prefix", AttributeUse.Create),
        NeutronAttribute.Nullable("remote_group_id", AttributeUse.Create),
        NeutronAttribute.Nullable("remote_address_group_id", AttributeUse.Create),
        NeutronAttribute.Description,
    ])
    {
        AbsentType = "SecurityGroupRuleNotFound",
        AbsentText = "Security group rule {0} does not exist",
        Quota = "security_group_rule",
        Tagged = false,
    };

    public IEnumerable<Record> Of(Record group) => Records.Where("security_group_id", group.Id);

    public void AddBuiltIn(Record group, string direction, string ethertype, string? remoteGroup) => Save(group, new JsonObject
    {
        ["security_group_id"] = group.Id,
        ["ethertype"] = ethertype,
        ["direction"] = direction,
        ["protocol"] = null,
        ["port_range_min"] = null,
        ["port_range_max"] = null,
        ["remote_ip_prefix"] = null,
        ["remote_address_group_id"] = null,
        ["remote_group_id"] = remoteGroup,
        ["description"] = null,
    });

    public override void Delete(Call call, Record record)
    {
        Records.Remove(record);
        if (Neutron.SecurityGroups.Records.Find(record.Text("security_group_id")) is { } group)
        {
            Neutron.SecurityGroups.ShowRules(group);
        }
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        var group = Neutron.SecurityGroups.Find(call, accepted.Text("security_group_id"));
        CheckProtocol(accepted);
        CheckRemote(call, accepted);
        foreach (var other in Of(group))
        {
            if (Array.TrueForAll(Identity, field => other.Text(field) == accepted.Text(field)))
            {
                throw new ServiceFault(409, "SecurityGroupRuleExists", $"Security group rule already exists. Rule id is {other.Id}.");
            }
        }

        return Save(group, accepted);
    }

    private Record Save(Record group, JsonObject accepted)
    {
        accepted["normalized_cidr"] = accepted.Text("remote_ip_prefix") is { } prefix ? Cidr.Parse(WithLength(prefix))?.ToString() : null;
        accepted["belongs_to_default_sg"] = group.Text("name") == "default" ? null : false;
        var rule = Add(group.ProjectId, accepted);
        rule.Set("revision_number", 0);
        Neutron.SecurityGroups.ShowRules(group);
        return rule;
    }

    private static string WithLength(string prefix) =>
        prefix.Contains('/', StringComparison.Ordinal) ? prefix : prefix + (prefix.Contains(':', StringComparison.Ordinal) ? "/128" : "/32");

    private static void CheckProtocol(JsonObject accepted)
    {
        var protocol = accepted.Text("protocol");
        accepted["protocol"] = protocol = (protocol, accepted.Text("ethertype")) switch
        {
            (null or "any" or "0", _) => null,
            ("icmp" or "icmpv6" or "ipv6-icmp", "IPv6") => "ipv6-icmp",
            (var named, _) => named,
        };
        var (min, max) = (accepted.Number("port_range_min"), accepted.Number("port_range_max"));
        if (protocol is null && (min ?? max) is not null)
        {
            throw new ServiceFault(400, "SecurityGroupProtocolRequiredWithPorts", "Must also specify protocol if port range is given.");
        }

        if (protocol is "tcp" or "udp" or "sctp" or "6" or "17")
        {
            CheckPorts(min, max);
        }
    }

    private static void CheckPorts(int? min, int? max)
    {
        if (min > max || (min is null) != (max is null))
        {
            throw new ServiceFault(400, "SecurityGroupInvalidPortRange", "For TCP/UDP protocols, port_range_min must be <= port_range_max");
        }

        foreach (var port in new[] { min, max })
        {
            if (port is < 0 or > 65535)
            {
                throw new ServiceFault(400, "SecurityGroupInvalidPortValue", $"Invalid value for port {port}");
            }
        }
    }

    private void CheckRemote(Call call, JsonObject accepted)
    {
        if (accepted.Text("remote_group_id") is { } remote)
        {
            Neutron.SecurityGroups.Find(call, remote);
            if (accepted.Text("remote_ip_prefix") is not null)
            {
                throw new ServiceFault(400, "SecurityGroupMultipleRemoteEntites", "Only remote_ip_prefix or remote_group_id or remote_address_group_id may be provided.");
            }
        }

        if (accepted.Text("remote_ip_prefix") is { } prefix && Cidr.Parse(WithLength(prefix)) is null)
        {
            throw new ServiceFault(400, "HTTPBadRequest", $"Invalid input for remote_ip_prefix. Reason: '{prefix}' is not a valid IP subnet.");
        }
    }
}

namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/subnetpools</c>: blocks from which subnets are carved.</summary>
internal sealed class SubnetPools(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("subnetpool", "subnetpools", "Subnet pool",
    [
        NeutronAttribute.NameText,
        NeutronAttribute.Description,
        new("prefixes", AttributeForm.List, AttributeUse.Both | AttributeUse.Required),
        NeutronAttribute.Any("default_prefixlen"),
        NeutronAttribute.Any("min_prefixlen"),
        NeutronAttribute.Any("max_prefixlen"),
        new("default_quota", AttributeForm.Number, AttributeUse.Both, () => null),
        NeutronAttribute.Nullable("address_scope_id"),
        NeutronAttribute.Flag("is_default", false, AttributeUse.Both | AttributeUse.Admin),
        NeutronAttribute.Flag("shared", false, AttributeUse.Create | AttributeUse.Admin),
    ])
    {
        AbsentType = "SubnetPoolNotFound",
        AbsentText = "Subnetpool {0} could not be found.",
        Quota = "subnetpool",
    };

    public override IEnumerable<Record> Shared => Records.All.Where(IsShared);

    /// <summary>The first free block of the pool with that prefix length.</summary>
    public Cidr Carve(string poolId, int? prefixLength)
    {
        var pool = Records.Find(poolId) ?? throw Kind.Absent(poolId);
        var length = prefixLength ?? int.Parse(pool.Text("default_prefixlen")!, CultureInfo.InvariantCulture);
        var taken = Neutron.Subnets.Records.Where("subnetpool_id", poolId).Select(subnet => Neutron.Subnets.PlanOf(subnet).Cidr).ToList();
        foreach (var prefix in pool.Texts("prefixes").Select(text => Cidr.Parse(text)!.Value).Where(prefix => prefix.Prefix <= length))
        {
            for (var block = new Cidr(prefix.First, length, prefix.Version); prefix.Contains(block.First); block = block with { First = block.Last + 1 })
            {
                if (!taken.Exists(block.Overlaps))
                {
                    return block;
                }
            }
        }

        throw new ServiceFault(409, "SubnetAllocationError", "Failed to allocate subnet: Insufficient prefix space to allocate subnet size /" + length + ".");
    }

    public override void Delete(Call call, Record record)
    {
        if (Neutron.Subnets.Records.Where("subnetpool_id", record.Id).Any())
        {
            throw new ServiceFault(409, "SubnetPoolDeleteError", $"Unable to delete subnet pool: Subnet pool has existing allocations.");
        }

        Records.Remove(record);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted)
    {
        var prefixes = accepted.List("prefixes")!.Select(text => Cidr.Parse(text?.ToString()) ?? throw ServiceFault.BadRequest($"Invalid input for prefixes. Reason: '{text}' is not a valid IP subnet.")).ToList();
        var version = prefixes is [var first, ..] ? first.Version : throw new ServiceFault(400, "EmptySubnetPoolPrefixList", "Empty subnet pool prefix list.");
        accepted["ip_version"] = version;
        accepted["min_prefixlen"] = accepted.Text("min_prefixlen") ?? (version == 4 ? "8" : "64");
        accepted["max_prefixlen"] = accepted.Text("max_prefixlen") ?? (version == 4 ? "32" : "128");
        accepted["default_prefixlen"] = accepted.Text("default_prefixlen") ?? accepted.Text("min_prefixlen");
        var pool = Add(projectId, accepted);
        pool.Set("revision_number", 0);
        return pool;
    }
}

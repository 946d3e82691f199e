namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/address-scopes</c>.</summary>
internal sealed class AddressScopes(World world) : NeutronCollection(world, Declared)
{
    private static readonly NeutronKind Declared = new("address_scope", "address_scopes", "Address scope",
    [
        NeutronAttribute.NameText,
        new("ip_version", AttributeForm.Number, AttributeUse.Create | AttributeUse.Required),
        NeutronAttribute.Flag("shared", false, AttributeUse.Both | AttributeUse.Admin),
    ])
    {
        AbsentType = "AddressScopeNotFound",
        AbsentText = "Address scope {0} could not be found",
        Standard = false,
        Tagged = false,
    };

    public override IEnumerable<Record> Shared => Records.All.Where(IsShared);

    public override void Delete(Call call, Record record)
    {
        if (Neutron.SubnetPools.Records.All.Any(pool => pool.Text("address_scope_id") == record.Id))
        {
            throw new ServiceFault(409, "AddressScopeInUse", $"Unable to complete operation on address scope {record.Id}. There are one or more subnet pools in use on the address scope");
        }

        Records.Remove(record);
    }

    protected override Record Create(Call call, string projectId, JsonObject accepted) => Add(projectId, accepted);
}

namespace Heat.Simulator.Neutron;

/// <summary>Security groups, port security and address pairs of ports.</summary>
internal sealed partial class Ports
{
    private JsonArray Groups(string projectId, JsonArray? asked, bool secure)
    {
        if (asked is null)
        {
            return secure ? [Neutron.SecurityGroups.DefaultOf(projectId).Id] : [];
        }

        if (asked.Count > 0 && !secure)
        {
            throw new ServiceFault(400, "PortSecurityAndIPRequiredForSecurityGroups", "Port security must be enabled and port must have an IP address in order to use security groups.");
        }

        return CheckedGroups(asked);
    }

    private JsonArray CheckedGroups(JsonArray asked)
    {
        foreach (var id in asked)
        {
            _ = Neutron.SecurityGroups.Records.Find(id?.ToString()) ?? throw Neutron.SecurityGroups.Kind.Absent(id?.ToString() ?? "None");
        }

        return asked.Select(id => id!.ToString()).Distinct().ToJson();
    }

    private void CheckSecurity(Record record, JsonObject accepted)
    {
        if (accepted.List("security_groups") is { } groups)
        {
            accepted["security_groups"] = CheckedGroups(groups);
        }

        var secure = accepted.Flag("port_security_enabled") ?? record.Flag("port_security_enabled");
        var grouped = (accepted.List("security_groups")?.Count ?? record.Texts("security_groups").Count()) > 0;
        if (secure || !grouped)
        {
            return;
        }

        throw accepted.ContainsKey("port_security_enabled")
            ? new ServiceFault(409, "PortSecurityPortHasSecurityGroup", "Port has security group associated. Cannot disable port security or IP address until security group is removed.")
            : new ServiceFault(400, "PortSecurityAndIPRequiredForSecurityGroups", "Port security must be enabled and port must have an IP address in order to use security groups.");
    }

    /// <summary>An address pair without a MAC address has that of the port.</summary>
    private static void CompletePairs(JsonObject accepted, string mac)
    {
        if (accepted.List("allowed_address_pairs") is not { } pairs)
        {
            return;
        }

        accepted["allowed_address_pairs"] = pairs.OfType<JsonObject>().Select(pair => new JsonObject
        {
            ["mac_address"] = pair.Text("mac_address") ?? mac,
            ["ip_address"] = pair.Text("ip_address") ?? throw ServiceFault.BadRequest("Invalid input for allowed_address_pairs. Reason: AllowedAddressPair must contain ip_address."),
        }).ToJson();
    }
}

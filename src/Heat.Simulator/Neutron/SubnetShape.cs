namespace Heat.Simulator.Neutron;

/// <summary>The addresses of a new subnet: its block, its gateway and its pools, asked for or derived.</summary>
internal sealed record SubnetShape(Cidr Cidr, string? Gateway, IReadOnlyList<(UInt128 Start, UInt128 End)> Pools)
{
    public static SubnetShape Of(JsonObject asked, Subnets subnets, Record network)
    {
        var cidr = asked.Text("cidr") is { } text ? ReadCidr(asked, text)
            : asked.Text("subnetpool_id") is { } pool ? subnets.World.Neutron.SubnetPools.Carve(pool, asked.Number("prefixlen"))
            : throw new ServiceFault(400, "BadRequest", "Bad subnets request: a subnetpool must be specified in the absence of a cidr.");
        RefuseOverlap(cidr, subnets, network);
        var gateway = ChooseGateway(asked, cidr);
        var pools = asked.List("allocation_pools") is { } given ? ReadPools(given, cidr) : DefaultPools(cidr, gateway);
        CheckGateway(gateway, pools, cidr.Version);
        return new SubnetShape(cidr, gateway, pools);
    }

    public static IReadOnlyList<(UInt128 Start, UInt128 End)> ReadPools(JsonArray given, Cidr cidr)
    {
        var pools = new List<(UInt128 Start, UInt128 End)>();
        foreach (var pool in given.OfType<JsonObject>())
        {
            var (start, end) = (Cidr.Read(pool.Text("start")), Cidr.Read(pool.Text("end")));
            if (start is not { } first || end is not { } last || first > last)
            {
                throw new ServiceFault(400, "InvalidAllocationPool", $"The allocation pool {pool.Text("start")}-{pool.Text("end")} is not valid.");
            }

            if (!cidr.Contains(first) || !cidr.Contains(last))
            {
                throw new ServiceFault(400, "OutOfBoundsAllocationPool", $"The allocation pool {pool.Text("start")}-{pool.Text("end")} spans beyond the subnet cidr {cidr}.");
            }

            pools.Add((first, last));
        }

        return pools;
    }

    public static void CheckGateway(string? gateway, IReadOnlyList<(UInt128 Start, UInt128 End)> pools, int version)
    {
        if (Cidr.Read(gateway) is not { } address)
        {
            return;
        }

        foreach (var (start, end) in pools)
        {
            if (address >= start && address <= end)
            {
                throw new ServiceFault(409, "GatewayConflictWithAllocationPools", $"Gateway ip {gateway} conflicts with allocation pool {Cidr.Write(start, version)}-{Cidr.Write(end, version)}.");
            }
        }
    }

    public JsonArray PoolsAsJson() =>
        [.. Pools.Select(pool => new JsonObject { ["start"] = Cidr.Write(pool.Start, Cidr.Version), ["end"] = Cidr.Write(pool.End, Cidr.Version) })];

    private static Cidr ReadCidr(JsonObject asked, string text)
    {
        var cidr = Cidr.Parse(text) ?? throw new ServiceFault(400, "InvalidInput", $"Invalid input for operation: {text} is not in a CIDR format.");
        return asked.Number("ip_version") is { } version && version != cidr.Version
            ? throw new ServiceFault(400, "InvalidInput", $"Invalid input for operation: cidr '{cidr}' does not match the ip_version '{version}'.")
            : cidr;
    }

    private static void RefuseOverlap(Cidr cidr, Subnets subnets, Record network)
    {
        if (subnets.Of(network).Any(other => subnets.PlanOf(other).Cidr.Overlaps(cidr)))
        {
            throw new ServiceFault(400, "InvalidInput", $"Invalid input for operation: Requested subnet with cidr: {cidr} for network: {network.Id} overlaps with another subnet.");
        }
    }

    private static string? ChooseGateway(JsonObject asked, Cidr cidr)
    {
        if (asked.ContainsKey("gateway_ip"))
        {
            var given = asked.Text("gateway_ip");
            return given is null || Cidr.Read(given) is not null ? given : throw ServiceFault.BadRequest($"Invalid input for gateway_ip. Reason: '{given}' is not a valid IP address.");
        }

        var slaac = asked.Text("ipv6_address_mode") is "slaac" or "dhcpv6-stateless";
        return Cidr.Write(slaac ? cidr.First : cidr.First + 1, cidr.Version);
    }

    /// <summary>The whole block without network address, broadcast address and gateway.</summary>
    private static List<(UInt128 Start, UInt128 End)> DefaultPools(Cidr cidr, string? gateway)
    {
        var small = cidr.Size <= 2;
        var first = small ? cidr.First : cidr.First + 1;
        var last = small || cidr.Version == 6 ? cidr.Last : cidr.Last - 1;
        if (Cidr.Read(gateway) is not { } address || address < first || address > last)
        {
            return [(first, last)];
        }

        var pools = new List<(UInt128, UInt128)>();
        if (address > first)
        {
            pools.Add((first, address - 1));
        }

        if (address < last)
        {
            pools.Add((address + 1, last));
        }

        return pools;
    }
}

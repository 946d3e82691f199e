namespace Heat.Simulator.Neutron;

/// <summary>Chooses the fixed IPs of a port: those asked for, and what the network's subnets add.</summary>
internal static class PortAddresses
{
    /// <summary>Takes addresses. Either all are taken or none.</summary>
    public static JsonArray Allocate(Subnets subnets, Record network, JsonArray? asked, string mac)
    {
        var taken = new List<(Record Subnet, UInt128 Address)>();
        try
        {
            foreach (var wanted in asked?.OfType<JsonObject>() ?? [])
            {
                taken.Add(Take(subnets, network, wanted, mac));
            }

            AddAutomatic(subnets, network, asked is null, mac, taken);
        }
        catch (ServiceFault)
        {
            taken.ForEach(one => subnets.PlanOf(one.Subnet).Free(one.Address));
            throw;
        }

        return [.. taken.Select(one => new JsonObject
        {
            ["subnet_id"] = one.Subnet.Id,
            ["ip_address"] = Cidr.Write(one.Address, subnets.PlanOf(one.Subnet).Cidr.Version),
        })];
    }

    /// <summary>A subnet asked for without an address keeps the address that the port already has there.</summary>
    public static JsonArray KeepKnown(JsonArray asked, List<JsonObject> before)
    {
        var left = before.ToList();
        return asked.OfType<JsonObject>().Select(wanted =>
        {
            var known = left.Find(ip => ip.Text("subnet_id") == wanted.Text("subnet_id"));
            if (wanted.ContainsKey("ip_address") || known is null || asked.OfType<JsonObject>().Any(other => other.Text("ip_address") == known.Text("ip_address")))
            {
                return wanted;
            }

            left.Remove(known);
            return known;
        }).ToJson();
    }

    public static JsonArray DnsOf(JsonArray fixedIps, string dnsName) => fixedIps.OfType<JsonObject>().Select(ip =>
    {
        var address = ip.Text("ip_address")!;
        var host = dnsName.Length > 0 ? dnsName : "host-" + address.Replace('.', '-').Replace(':', '-');
        return new JsonObject { ["ip_address"] = address, ["hostname"] = host, ["fqdn"] = host + ".openstacklocal." };
    }).ToJson();

    private static void AddAutomatic(Subnets subnets, Record network, bool nothingAsked, string mac, List<(Record Subnet, UInt128 Address)> taken)
    {
        var all = subnets.Of(network).ToList();
        if (nothingAsked)
        {
            TakeAny(subnets, network, all.FindAll(subnet => subnet.Number("ip_version") == 4), taken);
            TakeAny(subnets, network, all.FindAll(subnet => subnet.Number("ip_version") == 6 && !Subnets.IsSlaac(subnet)), taken);
        }

        foreach (var subnet in all.Where(subnet => Subnets.IsSlaac(subnet) && !taken.Exists(one => one.Subnet == subnet)))
        {
            taken.Add((subnet, TakeSlaac(subnets, subnet, mac)));
        }
    }

    private static void TakeAny(Subnets subnets, Record network, List<Record> candidates, List<(Record Subnet, UInt128 Address)> taken)
    {
        foreach (var subnet in candidates)
        {
            if (subnets.PlanOf(subnet).TakeNext() is { } address)
            {
                taken.Add((subnet, address));
                return;
            }
        }

        if (candidates.Count > 0)
        {
            throw NoMore(network.Id);
        }
    }

    private static (Record Subnet, UInt128 Address) Take(Subnets subnets, Record network, JsonObject wanted, string mac)
    {
        if (wanted.Text("ip_address") is { } text)
        {
            return TakeGiven(subnets, network, wanted.Text("subnet_id"), text);
        }

        var subnet = SubnetOf(subnets, network, wanted.Text("subnet_id"));
        return Subnets.IsSlaac(subnet)
            ? (subnet, TakeSlaac(subnets, subnet, mac))
            : (subnet, subnets.PlanOf(subnet).TakeNext() ?? throw NoMore(network.Id));
    }

    private static (Record Subnet, UInt128 Address) TakeGiven(Subnets subnets, Record network, string? subnetId, string text)
    {
        var address = Cidr.Read(text) ?? throw ServiceFault.BadRequest($"Invalid input for fixed_ips. Reason: '{text}' is not a valid IP address.");
        var version = text.Contains(':', StringComparison.Ordinal) ? 6 : 4;
        bool Holds(Record subnet) => subnets.PlanOf(subnet).Cidr is var cidr && cidr.Version == version && cidr.Contains(address);
        var subnet = subnetId is null
            ? subnets.Of(network).FirstOrDefault(Holds) ?? throw new ServiceFault(400, "InvalidIpForNetwork", $"IP address {text} is not a valid IP for any of the subnets on the specified network.")
            : SubnetOf(subnets, network, subnetId);
        if (!Holds(subnet))
        {
            throw new ServiceFault(400, "InvalidIpForSubnet", $"IP address {text} is not a valid IP for the specified subnet.");
        }

        return subnets.PlanOf(subnet).Take(address)
            ? (subnet, address)
            : throw new ServiceFault(409, "IpAddressAlreadyAllocated", $"IP address {text} already allocated in subnet {subnet.Id}");
    }

    private static Record SubnetOf(Subnets subnets, Record network, string? id)
    {
        var subnet = subnets.Records.Find(id) ?? throw subnets.Kind.Absent(id ?? "None");
        return subnet.Text("network_id") == network.Id
            ? subnet
            : throw new ServiceFault(400, "InvalidInput", $"Invalid input for operation: Failed to create port on network {network.Id}, because fixed_ips included invalid subnet {id}.");
    }

    private static UInt128 TakeSlaac(Subnets subnets, Record subnet, string mac)
    {
        var bytes = mac.Split(':').Select(part => Convert.ToByte(part, 16)).ToArray();
        byte[] identifier = [(byte)(bytes[0] ^ 2), bytes[1], bytes[2], 0xFF, 0xFE, bytes[3], bytes[4], bytes[5]];
        var address = subnets.PlanOf(subnet).Cidr.First + identifier.Aggregate(UInt128.Zero, (sum, part) => (sum << 8) | part);
        subnets.PlanOf(subnet).Take(address);
        return address;
    }

    private static ServiceFault NoMore(string networkId) =>
        new(409, "IpAddressGenerationFailure", $"No more IP addresses available on network {networkId}.");
}

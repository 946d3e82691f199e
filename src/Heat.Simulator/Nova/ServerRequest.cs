namespace Heat.Simulator.Nova;

/// <summary>What a caller asks for when creating a server, checked against the form that Nova accepts.</summary>
internal sealed record ServerRequest(JsonObject Asked, Record Flavor, Record? Image)
{
    private static readonly HashSet<string> Known =
    [
        "name", "flavorRef", "imageRef", "networks", "adminPass", "metadata", "OS-DCF:diskConfig", "accessIPv4", "accessIPv6", "availability_zone",
        "block_device_mapping", "block_device_mapping_v2", "config_drive", "key_name", "min_count", "max_count", "return_reservation_id",
        "security_groups", "user_data", "os:scheduler_hints", "OS-SCH-HNT:scheduler_hints", "personality", "description", "tags",
        "trusted_image_certificates", "host", "hypervisor_hostname", "hostname",
    ];

    public IReadOnlyList<JsonObject> Devices { get; } = [.. Asked.List("block_device_mapping_v2")?.OfType<JsonObject>() ?? []];

    public static ServerRequest Read(Call call, World world)
    {
        var asked = call.Envelope("server") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute server. 'server' is a required property");
        foreach (var field in call.Microversion >= 37 ? new[] { "name", "flavorRef", "networks" } : ["name", "flavorRef"])
        {
            if (!asked.ContainsKey(field))
            {
                throw Malformed($"'{field}' is a required property");
            }
        }

        if (asked.FirstOrDefault(pair => !IsKnown(call, pair.Key)).Key is { } unknown)
        {
            throw Malformed($"Additional properties are not allowed ('{unknown}' was unexpected)");
        }

        var flavor = world.Nova.Flavors.Records.Find(asked.Text("flavorRef")) ?? throw ServiceFault.BadRequest($"Flavor {asked.Text("flavorRef")} could not be found.");
        return new ServerRequest(asked, flavor, ImageOf(call, world, asked)).Check(call, world);
    }

    private static bool IsKnown(Call call, string field) => field switch
    {
        "description" => call.Microversion >= 19,
        "tags" => call.Microversion >= 52,
        "hostname" => call.Microversion >= 90,
        "trusted_image_certificates" => call.Microversion >= 63,
        "personality" => call.Microversion < 57,
        _ => Known.Contains(field),
    };

    private static Record? ImageOf(Call call, World world, JsonObject asked)
    {
        if (asked.Text("imageRef") is { Length: > 0 } id)
        {
            var image = world.Glance.Images.See(call, id) ?? throw ServiceFault.BadRequest("Can not find requested image");
            return image.Text("status") == "active" ? image : throw ServiceFault.BadRequest($"Image {id} is not active.");
        }

        var bootable = asked.List("block_device_mapping_v2")?.OfType<JsonObject>().Any(device => device.Number("boot_index") == 0) == true
            || asked.List("block_device_mapping") is { Count: > 0 };
        return bootable ? null : throw ServiceFault.BadRequest("Missing imageRef attribute");
    }

    private ServerRequest Check(Call call, World world)
    {
        if (Asked.Text("key_name") is { } key && world.Nova.KeyPairs.Find(call.Token.User.Id, key) is null)
        {
            throw ServiceFault.BadRequest("Invalid key_name provided.");
        }

        if (Image is not null && Image.Number("min_ram") > Flavor.Number("ram"))
        {
            throw ServiceFault.BadRequest("Flavor's memory is too small for requested image.");
        }

        if (Image is not null && Flavor.Number("disk") > 0 && Image.Number("min_disk") > Flavor.Number("disk") && Devices.Count == 0)
        {
            throw ServiceFault.BadRequest("Flavor's disk is too small for requested image.");
        }

        return Asked.Text("availability_zone") is { } zone && zone.Split(':')[0] != "nova"
            ? throw ServiceFault.BadRequest("The requested availability zone is not available")
            : this;
    }

    private static ServiceFault Malformed(string why) => ServiceFault.BadRequest($"Invalid input for field/attribute server. {why}");
}

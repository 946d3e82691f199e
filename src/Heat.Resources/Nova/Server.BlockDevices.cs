using System.Text.Json.Nodes;
using Heat.Templates.Schemas;

namespace Heat.Resources.Nova;

/// <content>The disks that a server is made with.</content>
internal sealed partial class Server
{
    private static readonly string[] DeviceFields =
        ["device_name", "device_type", "disk_bus", "boot_index", "volume_size", "delete_on_termination", "volume_type"];

    private static void AddBlockDevices(JsonObject body, PropertyTree properties)
    {
        var old = Trees(properties, "block_device_mapping");
        if (old.Count > 0)
        {
            body["block_device_mapping"] = new JsonArray([.. old.Select(OldDevice)]);
        }

        var devices = Trees(properties, "block_device_mapping_v2");
        if (devices.Count > 0)
        {
            body["block_device_mapping_v2"] = new JsonArray([.. RootOf(properties), .. devices.Select(Device)]);
        }
    }

    /// <summary>Beside other disks, the one that is made from the server's image must be named too.</summary>
    private static IEnumerable<JsonObject> RootOf(PropertyTree properties)
    {
        if (properties.IsSet("image"))
        {
            yield return new()
            {
                ["uuid"] = properties.Json("image"),
                ["source_type"] = "image",
                ["destination_type"] = "local",
                ["boot_index"] = 0,
                ["delete_on_termination"] = true,
            };
        }
    }

    private static List<PropertyTree> Trees(PropertyTree properties, string name) => [.. properties.List(name).Select(PropertyTree.Of)];

    private static JsonObject OldDevice(PropertyTree device)
    {
        var body = new JsonObject();
        foreach (var field in new[] { "device_name", "volume_id", "snapshot_id", "volume_size", "delete_on_termination" })
        {
            if (device.IsSet(field))
            {
                body[field] = device.Json(field);
            }
        }

        return body;
    }

    private static JsonObject Device(PropertyTree device)
    {
        var body = Source(device);
        foreach (var field in DeviceFields)
        {
            if (device.IsSet(field))
            {
                body[field] = device.Json(field);
            }
        }

        return body;
    }

    /// <summary>What the disk is made from decides what is assumed of it.</summary>
    private static JsonObject Source(PropertyTree device)
    {
        foreach (var (property, source) in new[] { ("volume_id", "volume"), ("snapshot_id", "snapshot"), ("image", "image") })
        {
            if (device.IsSet(property))
            {
                return new()
                {
                    ["uuid"] = device.Json(property),
                    ["source_type"] = source,
                    ["destination_type"] = "volume",
                    ["boot_index"] = 0,
                    ["delete_on_termination"] = false,
                };
            }
        }

        var blank = new JsonObject
        {
            ["source_type"] = "blank",
            ["destination_type"] = "local",
            ["boot_index"] = -1,
            ["delete_on_termination"] = true,
        };
        if (device.IsSet("swap_size"))
        {
            (blank["guest_format"], blank["volume_size"]) = ("swap", device.Json("swap_size"));
            return blank;
        }

        if (device.IsSet("ephemeral_size"))
        {
            blank["volume_size"] = device.Json("ephemeral_size");
        }

        if (device.IsSet("ephemeral_format"))
        {
            blank["guest_format"] = device.Json("ephemeral_format");
        }

        return blank;
    }
}

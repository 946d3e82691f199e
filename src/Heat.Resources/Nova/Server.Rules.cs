using Heat.Engine.Resources;
using Heat.Resources.Neutron;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>What a template may say of a server, and what must come before it.</content>
internal sealed partial class Server
{
    private static readonly string[] DeviceSources = ["volume_id", "snapshot_id", "image", "swap_size", "ephemeral_size", "ephemeral_format"];

    /// <summary>A server gets its addresses from subnets, so those of its networks come first.</summary>
    /// <remarks>A subnet whose network is not known yet, and an entry without a network, count as a match.</remarks>
    public IEnumerable<string> ImplicitRequirements(PlannedResource resource, IReadOnlyList<PlannedResource> all)
    {
        var entries = EntriesOf(resource.Properties).ToList();
        return entries.Count == 0
            ? []
            : Siblings.Subnets(all)
                .Where(subnet => subnet.Properties["network"] is not { } network
                    || entries.Exists(entry => entry["network"] is not { } wanted || wanted.Equals(network)))
                .Select(subnet => subnet.Name);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties) =>
    [
        .. ValidateNetworks(properties),
        .. ValidateDevices(properties),
        .. ValidateSoftware(properties),
        .. ValidateWhatIsMissing(properties),
    ];

    private static IEnumerable<string> ValidateNetworks(PropertyTree properties)
    {
        var entries = EntriesOf(properties).ToList();
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            foreach (var mistake in ValidateEntry(entry, entries.Count))
            {
                yield return $"networks[{index}]: {mistake}";
            }

            if (entry.IsSet("port") && !properties.List("security_groups").IsEmpty)
            {
                yield return $"networks[{index}]: security_groups of the server do not reach a port of the template; give them to the port.";
            }
        }
    }

    private static IEnumerable<string> ValidateEntry(PropertyTree entry, int count)
    {
        var hasPlace = entry.IsSet("network") || entry.IsSet("subnet");
        if (!hasPlace && !entry.IsSet("port") && !entry.IsSet("allocate_network"))
        {
            yield return "one of network, port, subnet and allocate_network must be given.";
        }

        if (entry.IsSet("allocate_network") && (count > 1 || entry.Values.Count(value => value.Value is not NullValue) > 1))
        {
            yield return "allocate_network must be the only key of the only entry.";
        }

        if (entry.IsSet("port") && entry.IsSet("fixed_ip"))
        {
            yield return "fixed_ip and port exclude each other; give the address to the port.";
        }

        if (entry.IsSet("floating_ip") && !entry.IsSet("port") && !Nic.NeedsPort(entry))
        {
            yield return "floating_ip needs a port, a subnet or port_extra_properties.";
        }
    }

    private static IEnumerable<string> ValidateDevices(PropertyTree properties)
    {
        var devices = Trees(properties, "block_device_mapping_v2");
        if (devices.Count > 0 && !properties.List("block_device_mapping").IsEmpty)
        {
            yield return "block_device_mapping and block_device_mapping_v2 exclude each other.";
        }

        for (var index = 0; index < devices.Count; index++)
        {
            var sources = DeviceSources.Count(devices[index].IsSet);
            if (sources == 0 || (sources > 1 && !IsEphemeral(devices[index], sources)))
            {
                yield return $"block_device_mapping_v2[{index}]: exactly one of {string.Join(", ", DeviceSources)} must be given.";
            }
        }

        var bootable = devices.Count(IsBootable) + properties.List("block_device_mapping").Count(IsOldBootable);
        if (!properties.IsSet("image") && bootable == 0)
        {
            yield return "image, or a block device to boot from, must be given.";
        }

        if (devices.Count(IsBootable) + (properties.IsSet("image") ? 1 : 0) > 1)
        {
            yield return "only one of image and the block devices can be what the server boots from; give the others another boot_index.";
        }
    }

    private static bool IsEphemeral(PropertyTree device, int sources) =>
        sources == 2 && device.IsSet("ephemeral_size") && device.IsSet("ephemeral_format");

    private static bool IsBootable(PropertyTree device) =>
        (device.IsSet("volume_id") || device.IsSet("snapshot_id") || device.IsSet("image"))
        && (device["boot_index"] is not { } index || index.Equals(TemplateValue.From(0)));

    private static bool IsOldBootable(TemplateValue device) =>
        PropertyTree.Of(device)["device_name"] is not { IsKnown: true } name || name.Equals(TemplateValue.From("vda"));

    private static IEnumerable<string> ValidateWhatIsMissing(PropertyTree properties)
    {
        if (properties.IsSet("reservation_id"))
        {
            yield return "reservation_id cannot be honoured: Nova then answers without the server's id. Leave it out.";
        }

        if (properties.Map("deployment_swift_data") is { Count: > 0 })
        {
            yield return "deployment_swift_data is not supported yet. Leave it out.";
        }
    }
}

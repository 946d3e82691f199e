using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.Resources.Neutron;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>The ports that a server is plugged into when it is made.</content>
internal sealed partial class Server
{
    /// <summary>Renames of what a template says of an internal port.</summary>
    private static readonly PropertyMap PortMap = new() { Renames = PropertyMap.Rename(("qos_policy", "qos_policy_id")), NotSent = ["no_fixed_ips"] };

    private ServiceClient Network => Session.Service("network");

    private RestCollection Ports => new(Network, "v2.0/ports", "port");

    /// <summary>Makes the internal ports and leads floating IPs to the ports that are known.</summary>
    private async Task<ImmutableArray<Nic>> PlugAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var nics = ImmutableArray.CreateBuilder<Nic>();
        try
        {
            foreach (var entry in EntriesOf(resource.Properties))
            {
                var nic = new Nic(entry, entry.Text("port"), Nic.NeedsPort(entry));
                if (nic.IsInternal)
                {
                    nic = nic with { Port = await CreatePortAsync(resource, entry, nics.Count, cancellationToken) };
                }

                nics.Add(nic);
                await LeadFloatingIpAsync(nic, cancellationToken);
            }
        }
        catch (OpenStackException exception) when (!exception.OutcomeUnknown)
        {
            await UnplugAfterAsync(exception, nics, cancellationToken);
            throw;
        }

        return nics.ToImmutable();
    }

    /// <summary>The interfaces as an earlier attempt made them; internal ports that do not exist are left out.</summary>
    private async Task<ImmutableArray<Nic>> FindNicsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var nics = ImmutableArray.CreateBuilder<Nic>();
        var index = 0;
        foreach (var entry in EntriesOf(resource.Properties))
        {
            var isInternal = Nic.NeedsPort(entry);
            var port = isInternal ? await FindPortAsync(resource, index, [], cancellationToken) : entry.Text("port");
            if (!isInternal || port is not null)
            {
                nics.Add(new(entry, port, isInternal));
            }

            index++;
        }

        return nics.ToImmutable();
    }

    /// <summary>The ports that were made for a server of which nothing but its name is known.</summary>
    private async Task<ImmutableArray<Nic>> FindInternalNicsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var nics = ImmutableArray.CreateBuilder<Nic>();
        await foreach (var port in Ports.ListAsync(new Dictionary<string, string> { ["device_id"] = resource.RequiredId }, cancellationToken))
        {
            if (port.Text("name")?.StartsWith($"{resource.PhysicalName}-port-", StringComparison.Ordinal) == true)
            {
                nics.Add(new(PropertyTree.Empty, port.Text("id"), IsInternal: true));
            }
        }

        return nics.ToImmutable();
    }

    /// <summary>Removes internal ports. A port that is gone already is a success.</summary>
    private async Task UnplugAsync(IEnumerable<Nic> nics, CancellationToken cancellationToken)
    {
        foreach (var port in nics.Where(nic => nic.IsInternal).Select(nic => nic.Port).OfType<string>())
        {
            await Ports.DeleteAsync(port, cancellationToken);
        }
    }

    /// <summary>Removes internal ports after a create that failed. Where that fails too, the next attempt must look for them.</summary>
    private async Task UnplugAfterAsync(OpenStackException failure, IEnumerable<Nic> nics, CancellationToken cancellationToken)
    {
        try
        {
            await UnplugAsync(nics, cancellationToken);
        }
        catch (OpenStackException)
        {
            throw new OpenStackException(failure.Message, failure)
            {
                Service = failure.Service,
                StatusCode = failure.StatusCode,
                Code = failure.Code,
                RequestId = failure.RequestId,
                Disposition = failure.Disposition,
                RetryAfter = failure.RetryAfter,
                OutcomeUnknown = true,
            };
        }
    }

    /// <summary>What the create is told of networks.</summary>
    private static JsonNode RequestOf(PropertyTree properties, ImmutableArray<Nic> nics)
    {
        if (nics.Select(nic => nic.Allocation).OfType<string>().FirstOrDefault() is { } allocation)
        {
            return JsonValue.Create(allocation);
        }

        return properties.List(Networks).IsEmpty ? JsonValue.Create("auto") : new JsonArray([.. nics.Select(RequestOf)]);
    }

    private static JsonObject RequestOf(Nic nic)
    {
        var request = nic.Port is { } port
            ? new JsonObject { ["port"] = port }
            : new JsonObject { ["uuid"] = nic.Entry.Json("network") };
        foreach (var (property, field) in new[] { ("fixed_ip", "fixed_ip"), ("tag", "tag") })
        {
            if (nic.Entry.IsSet(property) && (property == "tag" || nic.Port is null))
            {
                request[field] = nic.Entry.Json(property);
            }
        }

        return request;
    }

    private static IEnumerable<PropertyTree> EntriesOf(PropertyTree properties) => properties.List(Networks).Select(PropertyTree.Of);

    private static string PortName(ResourceContext resource, int index) => $"{resource.PhysicalName}-port-{index}";

    private async Task<string> CreatePortAsync(
        ResourceContext resource, PropertyTree entry, int index, CancellationToken cancellationToken)
    {
        var body = await PortBodyAsync(resource, entry, cancellationToken);
        body["name"] = PortName(resource, index);
        var port = await Ports.CreateAsync(body, cancellationToken);
        return port.Text("id") ?? throw new InvalidOperationException("Neutron answered to the create of a port without an id.");
    }

    /// <summary>An internal port that an interrupted attempt left behind.</summary>
    private async Task<string?> FindPortAsync(
        ResourceContext resource, int index, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        var name = PortName(resource, index);
        await foreach (var port in Ports.ListAsync(new Dictionary<string, string> { ["name"] = name }, cancellationToken))
        {
            if (port.Text("name") == name && port.Text("id") is { } id && !except.Contains(id))
            {
                return id;
            }
        }

        return null;
    }

    private async Task<JsonObject> PortBodyAsync(ResourceContext resource, PropertyTree entry, CancellationToken cancellationToken)
    {
        var extras = PropertyTree.Of(entry["port_extra_properties"] ?? MapValue.Empty);
        var body = PropertyBody.ForCreate(PortMap, extras);
        body["network_id"] = entry.Text("network") ?? await NetworkOfAsync(entry.Text("subnet") ?? "", cancellationToken);
        if (extras.Boolean("no_fixed_ips") == true)
        {
            body["fixed_ips"] = new JsonArray();
        }
        else if (entry.IsSet("subnet") || entry.IsSet("fixed_ip"))
        {
            body["fixed_ips"] = new JsonArray(FixedIpOf(entry));
        }

        var groups = SecurityGroupNames.Of(resource.Properties.List("security_groups")).ToList();
        if (groups.Count > 0)
        {
            body["security_groups"] = await SecurityGroupNames.ResolveAsync(Session, groups, cancellationToken);
        }

        return body;
    }

    private static JsonObject FixedIpOf(PropertyTree entry)
    {
        var fixedIp = new JsonObject();
        foreach (var (property, field) in new[] { ("fixed_ip", "ip_address"), ("subnet", "subnet_id") })
        {
            if (entry.IsSet(property))
            {
                fixedIp[field] = entry.Json(property);
            }
        }

        return fixedIp;
    }

    private Task<string> NetworkOfAsync(string subnet, CancellationToken cancellationToken) => Session.Lookups.GetAsync(
        $"network-of-subnet:{subnet}",
        async cancel => (await new RestCollection(Network, "v2.0/subnets", "subnet").ShowAsync(subnet, cancel)).Text("network_id") ?? "",
        cancellationToken);

    private async Task LeadFloatingIpAsync(Nic nic, CancellationToken cancellationToken)
    {
        if (nic.Entry.Text("floating_ip") is { } floatingIp && nic.Port is { } port)
        {
            var body = new JsonObject { ["port_id"] = port };
            if (nic.Entry.IsSet("fixed_ip"))
            {
                body["fixed_ip_address"] = nic.Entry.Json("fixed_ip");
            }

            await new RestCollection(Network, "v2.0/floatingips", "floatingip").UpdateAsync(floatingIp, body, cancellationToken);
        }
    }
}

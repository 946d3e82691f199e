using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Neutron;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>Plugging and unplugging interfaces of a server that exists.</content>
internal sealed partial class Server
{
    /// <summary>An old server lets go of the ports that the new one gets, and of addresses that it may have.</summary>
    public async Task<ResourceChange> PrepareReplacementAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var nics = Nic.Of(resource.Data);
        var isAlive = await Collection.FindAsync(resource.RequiredId, cancellationToken) is { } live && live.Text("status") != "ERROR";
        foreach (var port in nics.Where(HoldsSomething).Select(nic => nic.Port).OfType<string>())
        {
            if (isAlive)
            {
                await DetachAsync(resource, port, cancellationToken);
            }
        }

        var freed = nics.Where(nic => nic.IsInternal && HoldsSomething(nic)).ToList();
        await UnplugAsync(freed, cancellationToken);
        return new(Data: Nic.Write(resource.Data, nics.Where(nic => !freed.Contains(nic))));

        static bool HoldsSomething(Nic nic) => !nic.IsInternal || nic.Entry.IsSet("fixed_ip");
    }

    /// <summary>
    /// Compares the entries that are in force with the new ones. What is the same keeps its interface; what differs in
    /// properties of an internal port alone is changed in place; the rest is unplugged, and plugged by a later step.
    /// </summary>
    private async Task<ImmutableDictionary<string, string>> ReplugAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var old = (await ClaimAsync(resource, Nic.Of(resource.Data), cancellationToken)).ToList();
        var wanted = EntriesOf(resource.Properties).ToList();
        var nics = new Nic[wanted.Count];
        for (var index = 0; index < wanted.Count; index++)
        {
            nics[index] = Take(old, nic => nic.Entry.Values.Equals(wanted[index].Values))
                ?? new Nic(wanted[index], wanted[index].Text("port"), Nic.NeedsPort(wanted[index]));
        }

        foreach (var index in Enumerable.Range(0, nics.Length).Where(index => nics[index] is { IsInternal: true, Port: null }))
        {
            if (Take(old, nic => nic.IsInternal && DiffersInPortOnly(nic.Entry, wanted[index])) is { Port: { } port } kept)
            {
                await UpdatePortAsync(port, kept.Entry, wanted[index], cancellationToken);
                nics[index] = kept with { Entry = wanted[index] };
            }
        }

        return Nic.WriteLeaving(Nic.Write(resource.Data, nics), [.. Nic.Leaving(resource.Data), .. old.Where(nic => nic.Port is not null)]);
    }

    /// <summary>One round: unplug what leaves; once it is gone, plug what is missing; done when all is plugged.</summary>
    private async Task<StepResult> ChangeInterfacesAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var attachments = await AttachmentsAsync(resource, cancellationToken);
        var leaving = Nic.Leaving(resource.Data);
        if (await UnplugLeavingAsync(resource, leaving, attachments, cancellationToken))
        {
            return StepResult.UnderWay with { Pause = Breath };
        }

        var data = Nic.WriteLeaving(resource.Data, []);
        var nics = await ClaimAsync(resource, Nic.Of(data), cancellationToken);
        var missing = Enumerable.Range(0, nics.Length).Where(index => !attachments.Exists(nics[index].Fits)).ToList();
        if (nics.Length == 0 || nics[0].Allocation is not null)
        {
            return await LeaveToNovaAsync(resource with { Data = data }, nics, attachments, cancellationToken);
        }

        foreach (var index in missing)
        {
            nics = nics.SetItem(index, await AttachAsync(resource, nics[index], index, cancellationToken));
        }

        return new(missing.Count == 0, Data: Nic.Write(data, nics));
    }

    /// <summary>Unplugs what leaves, and removes internal ports once they are unplugged. True: something was still plugged.</summary>
    private async Task<bool> UnplugLeavingAsync(
        ResourceContext resource, ImmutableArray<Nic> leaving, List<JsonObject> attachments, CancellationToken cancellationToken)
    {
        var plugged = leaving.Where(nic => attachments.Exists(attachment => attachment.Text("port_id") == nic.Port)).ToList();
        foreach (var nic in plugged)
        {
            await DetachAsync(resource, nic.Port!, cancellationToken); // only ports that are known leave
        }

        if (plugged.Count == 0)
        {
            await UnplugAsync(leaving, cancellationToken);
        }

        return plugged.Count > 0;
    }

    private async Task<StepResult> LeaveToNovaAsync(
        ResourceContext resource, ImmutableArray<Nic> nics, List<JsonObject> attachments, CancellationToken cancellationToken)
    {
        if (nics is [{ Allocation: "none" }])
        {
            foreach (var attachment in attachments)
            {
                await DetachAsync(resource, attachment.Text("port_id") ?? "", cancellationToken);
            }

            return new(attachments.Count == 0, Data: resource.Data) { Pause = attachments.Count == 0 ? null : Breath };
        }

        if (attachments.Count == 0)
        {
            await Client.PostAsync(InterfacesPath(resource), new JsonObject { ["interfaceAttachment"] = new JsonObject() }, cancellationToken);
        }

        return new(attachments.Count > 0, Data: resource.Data) { Pause = attachments.Count > 0 ? null : Breath };
    }

    private async Task<Nic> AttachAsync(ResourceContext resource, Nic nic, int index, CancellationToken cancellationToken)
    {
        if (nic.IsInternal && nic.Port is null)
        {
            var leaving = Nic.Leaving(resource.Data).Select(other => other.Port).OfType<string>().ToList();
            var port = await FindPortAsync(resource, index, leaving, cancellationToken)
                ?? await CreatePortAsync(resource, nic.Entry, index, cancellationToken);
            nic = nic with { Port = port };
        }

        var attachment = new JsonObject();
        if (nic.Port is { } known)
        {
            await LeadFloatingIpAsync(nic, cancellationToken);
            attachment["port_id"] = known;
        }
        else
        {
            attachment["net_id"] = nic.Entry.Json("network");
            if (nic.Entry.IsSet("fixed_ip"))
            {
                attachment["fixed_ips"] = new JsonArray(FixedIpOf(nic.Entry));
            }
        }

        if (nic.Entry.IsSet("tag"))
        {
            attachment["tag"] = nic.Entry.Json("tag");
        }

        var answer = await Client.PostAsync(InterfacesPath(resource), new JsonObject { ["interfaceAttachment"] = attachment }, cancellationToken);
        var plugged = nic with { Port = nic.Port ?? (answer?["interfaceAttachment"] as JsonObject)?.Text("port_id") };
        await GiveSecurityGroupsAsync(resource, nic, plugged, cancellationToken);
        return plugged;
    }

    /// <summary>A port that Nova makes for a running server gets the default group; the template's groups are put in its place.</summary>
    private async Task GiveSecurityGroupsAsync(ResourceContext resource, Nic asked, Nic plugged, CancellationToken cancellationToken)
    {
        var groups = SecurityGroupNames.Of(resource.Properties.List("security_groups")).ToList();
        if (asked.Port is null && plugged.Port is { } port && groups.Count > 0)
        {
            var ids = await SecurityGroupNames.ResolveAsync(Session, groups, cancellationToken);
            await Ports.UpdateAsync(port, new JsonObject { ["security_groups"] = ids }, cancellationToken);
        }
    }

    /// <summary>Notes the ports that Nova made, as far as the interfaces tell.</summary>
    private async Task<ImmutableArray<Nic>> ClaimAsync(ResourceContext resource, ImmutableArray<Nic> nics, CancellationToken cancellationToken)
    {
        if (nics.All(nic => nic.Port is not null || nic.IsInternal || nic.Allocation is not null))
        {
            return nics;
        }

        var unclaimed = await AttachmentsAsync(resource, cancellationToken);
        unclaimed.RemoveAll(attachment => nics.Any(nic => nic.Port == attachment.Text("port_id")));
        return
        [
            .. nics.Select(nic => nic.Port is null && nic.Allocation is null
                ? nic with { Port = Take(unclaimed, nic.Fits)?.Text("port_id") }
                : nic),
        ];
    }

    private async Task<List<JsonObject>> AttachmentsAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var answer = await Client.GetAsync(InterfacesPath(resource), cancellationToken);
        return [.. answer.Objects("interfaceAttachments")];
    }

    private async Task DetachAsync(ResourceContext resource, string port, CancellationToken cancellationToken)
    {
        try
        {
            await Client.DeleteAsync($"{InterfacesPath(resource)}/{port}", cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            // It is unplugged already.
        }
    }

    private async Task UpdatePortAsync(string port, PropertyTree before, PropertyTree after, CancellationToken cancellationToken)
    {
        var (old, wanted) = (ExtrasOf(before), ExtrasOf(after));
        var changed = old.Keys.Union(wanted.Keys, StringComparer.Ordinal).Where(key => !Equals(old[key], wanted[key]));
        var difference = new PropertyDiff(PropertyTree.Of(old), PropertyTree.Of(wanted), [.. changed]);
        var body = PropertyBody.ForUpdate(PortMap, difference);
        if (body.Count > 0)
        {
            await Ports.UpdateAsync(port, body, cancellationToken);
        }
    }

    /// <summary>Neither the place nor a property that Neutron fixes at creation differs.</summary>
    private static bool DiffersInPortOnly(PropertyTree before, PropertyTree after)
    {
        const string Extras = "port_extra_properties";
        var (old, wanted) = (ExtrasOf(before), ExtrasOf(after));
        return before.Values.Without(Extras).Equals(after.Values.Without(Extras))
            && Equals(old["mac_address"], wanted["mac_address"])
            && Equals(old["no_fixed_ips"], wanted["no_fixed_ips"]);
    }

    private static MapValue ExtrasOf(PropertyTree entry) => entry.Map("port_extra_properties") ?? MapValue.Empty;

    private static string InterfacesPath(ResourceContext resource) => $"servers/{resource.RequiredId}/os-interface";

    private static T? Take<T>(List<T> items, Predicate<T> match)
        where T : class
    {
        var index = items.FindIndex(match);
        if (index < 0)
        {
            return null;
        }

        var item = items[index];
        items.RemoveAt(index);
        return item;
    }
}

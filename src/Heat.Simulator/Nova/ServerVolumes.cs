namespace Heat.Simulator.Nova;

/// <summary>Volumes of a server: those it boots with, and <c>/servers/{id}/os-volume_attachments</c>.</summary>
internal sealed class ServerVolumes(World world)
{
    private Cinder.Volumes Volumes => world.Cinder.Volumes;

    /// <summary>The attachments as Nova keeps them.</summary>
    public static IEnumerable<JsonObject> Of(Record server) => server.Hidden.List("volumes")?.OfType<JsonObject>() ?? [];

    public Reply Handle(Call call, Record server, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => Reply.Ok(new JsonObject { ["volumeAttachments"] = Of(server).Select(one => Shown(call, one)).ToJson() }),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["volumeAttachment"] = Shown(call, Find(server, id)) }),
        ("POST", []) => Attach(call, server),
        ("PUT", [var id]) => Update(call, server, id),
        ("DELETE", [var id]) => Detach(server, Find(server, id)),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    /// <summary>Refuses a server whose block devices cannot be had.</summary>
    public void Check(Call call, ServerRequest request)
    {
        foreach (var device in request.Devices)
        {
            var id = device.Text("uuid");
            var (what, found, ready) = device.Text("source_type") switch
            {
                "volume" => ("volume", Volumes.See(call, id), true),
                "snapshot" => ("snapshot", world.Cinder.Snapshots.See(call, id), true),
                "image" => ("image", world.Glance.Images.See(call, id!), true),
                _ => ("", null, false),
            };
            if (ready && found is null)
            {
                throw ServiceFault.BadRequest($"Block Device Mapping is Invalid: failed to get {what} {id}.");
            }

            if (what == "volume" && found!.Text("status") != "available" && !found.Flag("multiattach"))
            {
                throw ServiceFault.BadRequest($"Invalid volume: volume '{id}' status must be 'available'. Currently in '{found.Text("status")}' status.");
            }

            if (what == "volume" && device.Number("boot_index") == 0 && found!.Text("bootable") != "true")
            {
                throw ServiceFault.BadRequest($"Block Device {id} is not bootable.");
            }
        }
    }

    /// <summary>Makes or reserves the volumes of a server that is being built.</summary>
    public void Reserve(Call call, Record server, ServerRequest request)
    {
        foreach (var device in request.Devices.Where(device => device.Text("destination_type") == "volume" || device.Text("source_type") == "volume"))
        {
            var volume = device.Text("source_type") == "volume" ? Volumes.Records.Find(device.Text("uuid"))! : Volumes.MakeFor(call, device);
            Note(server, volume, device.Text("device_name"), device.Flag("delete_on_termination") ?? false, device.Text("tag"));
            volume.Set("status", "attaching");
        }
    }

    /// <summary>The volumes of a server that is built are in use.</summary>
    public void Finish(Record server)
    {
        foreach (var attachment in Of(server))
        {
            Complete(server, attachment);
        }
    }

    private void Complete(Record server, JsonObject attachment)
    {
        if (Volumes.Records.Find(attachment.Text("volumeId")) is { } volume)
        {
            Volumes.Attach(volume, server.Id, attachment.Text("device")!, attachment.Text("attachment_id")!);
        }
    }

    private Reply Attach(Call call, Record server)
    {
        ServerLifecycle.Require(server, "attach_volume", "active", "paused", "stopped", "suspended", "resized");
        var asked = call.Envelope("volumeAttachment");
        var id = asked?.Text("volumeId") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute volumeAttachment. 'volumeId' is a required property");
        var volume = Volumes.See(call, id) ?? throw ServiceFault.NotFound($"Volume {id} could not be found.");
        CheckFree(volume);
        var attachment = Note(server, volume, asked.Text("device"), asked.Flag("delete_on_termination") ?? false, asked.Text("tag"));
        volume.Set("status", "attaching");
        world.Agenda.After(world.Options.BuildTimes.Attach, () =>
        {
            if (Of(server).Contains(attachment))
            {
                Complete(server, attachment);
            }
        });
        return Reply.Ok(new JsonObject { ["volumeAttachment"] = Shown(call, attachment) });
    }

    private void CheckFree(Record volume)
    {
        var holders = world.Nova.Servers.Records.OfProject(volume.ProjectId)
            .Where(server => Of(server).Any(one => one.Text("volumeId") == volume.Id)).Select(server => server.Id).ToList();
        if (volume.Flag("multiattach"))
        {
            return;
        }

        if (holders.Count > 0)
        {
            throw ServiceFault.BadRequest($"Invalid volume: volume {volume.Id} is already attached to instances: {string.Join(", ", holders)}");
        }

        if (volume.Text("status") != "available")
        {
            throw ServiceFault.BadRequest($"Invalid volume: volume '{volume.Id}' status must be 'available'. Currently in '{volume.Text("status")}'");
        }
    }

    private static JsonObject Note(Record server, Record volume, string? device, bool deleteOnTermination, string? tag)
    {
        if (server.Hidden.List("volumes") is not { } list)
        {
            server.Hidden["volumes"] = list = [];
        }

        var attachment = new JsonObject
        {
            ["volumeId"] = volume.Id,
            ["serverId"] = server.Id,
            ["device"] = device is { Length: > 0 } ? device : NextDevice(server, list),
            ["tag"] = tag,
            ["delete_on_termination"] = deleteOnTermination,
            ["attachment_id"] = World.NewId(),
            ["bdm_uuid"] = World.NewId(),
        };
        list.Add(attachment);
        return attachment;
    }

    private static string NextDevice(Record server, JsonArray list)
    {
        var taken = list.OfType<JsonObject>().Select(one => one.Text("device")).ToHashSet();
        var first = server.Hidden.Text("image") is null ? 'a' : 'b';
        return Enumerable.Range(first, 26).Select(letter => $"/dev/vd{(char)letter}").First(device => !taken.Contains(device));
    }

    private static Reply Update(Call call, Record server, string id)
    {
        var attachment = Find(server, id);
        var asked = call.Envelope("volumeAttachment") ?? [];
        if (call.Microversion >= 85 && asked.Flag("delete_on_termination") is { } delete)
        {
            attachment["delete_on_termination"] = delete;
        }

        var other = asked.Text("volumeId");
        if (other is not null && other != id)
        {
            throw ServiceFault.Forbidden("Policy doesn't allow os_compute_api:os-volumes-attachments:swap to be performed.");
        }

        return Reply.Accepted;
    }

    private Reply Detach(Record server, JsonObject attachment)
    {
        ServerLifecycle.Require(server, "detach_volume", "active", "paused", "stopped", "suspended", "resized");
        var volume = Volumes.Records.Find(attachment.Text("volumeId"));
        if (volume is not null && volume.Text("status") != "in-use")
        {
            throw ServiceFault.BadRequest("Invalid volume: Invalid input received: Invalid volume: Unable to detach volume. Volume status must be 'in-use' and attach_status must be 'attached' to detach.");
        }

        volume?.Set("status", "detaching");
        world.Agenda.After(world.Options.BuildTimes.Attach, () => FinishDetach(server, attachment));
        return Reply.Accepted;
    }

    private void FinishDetach(Record server, JsonObject attachment)
    {
        server.Hidden.List("volumes")?.Remove(attachment);
        if (Volumes.Records.Find(attachment.Text("volumeId")) is { } volume)
        {
            Volumes.Detach(volume, attachment.Text("attachment_id")!);
        }
    }

    private static JsonObject Find(Record server, string id) => Of(server).FirstOrDefault(one => one.Text("volumeId") == id)
        ?? throw ServiceFault.NotFound($"Instance {server.Id} is not attached to volume {id}");

    private static JsonObject Shown(Call call, JsonObject attachment)
    {
        var shown = attachment.DeepClone().AsObject();
        if (call.Microversion < 89)
        {
            shown["id"] = attachment.Text("volumeId");
            shown.Remove("attachment_id");
            shown.Remove("bdm_uuid");
        }

        if (call.Microversion < 79)
        {
            shown.Remove("delete_on_termination");
        }

        if (call.Microversion < 70)
        {
            shown.Remove("tag");
        }

        return shown;
    }
}

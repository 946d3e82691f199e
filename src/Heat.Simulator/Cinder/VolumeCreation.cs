namespace Heat.Simulator.Cinder;

/// <summary>Creates volumes: empty, from an image, a snapshot, a volume or a backup.</summary>
internal sealed class VolumeCreation(World world, Volumes volumes)
{
    public Reply Create(Call call)
    {
        var asked = call.Envelope("volume") ?? throw ServiceFault.BadRequest("Missing required element 'volume' in request body.");
        var volume = Make(call, asked);
        var shown = VolumeView.Show(call, volume);
        shown.Remove("os-vol-tenant-attr:tenant_id");
        return Reply.Of(202, new JsonObject { ["volume"] = shown });
    }

    public Record Make(Call call, JsonObject asked)
    {
        var source = VolumeSource.Of(call, world, asked);
        var size = Size(asked, source);
        var type = world.Cinder.Types.Find(asked.Text("volume_type") ?? source.VolumeType);
        if (asked.Text("availability_zone") is { } zone && zone != "nova")
        {
            throw ServiceFault.BadRequest($"Availability zone '{zone}' is invalid.");
        }

        Spend(call.ProjectId, size);
        var id = World.NewId();
        var volume = volumes.Records.Add(id, call.ProjectId, world.Now, Body(call, id, asked, size, type, source));
        volumes.Run(volume, source.BackupId is null ? "creating" : "restoring-backup", world.Options.BuildTimes.Volume, done => volumes.Amend(done, new JsonObject { ["status"] = "available" }));
        volume.Set("updated_at", null);
        return volume;
    }

    /// <summary>Refuses what the quota does not allow, as Cinder does: 413.</summary>
    public void Spend(string projectId, int gigabytes, int more = 1)
    {
        var used = volumes.Records.CountOfProject(projectId);
        if (more > 0 && !world.Allows("volumes", used, more))
        {
            throw new ServiceFault(413, "VolumeLimitExceeded", $"VolumeLimitExceeded: Maximum number of volumes allowed ({world.Quota("volumes")}) exceeded for quota 'volumes'.");
        }

        var consumed = volumes.GigabytesOf(projectId);
        if (!world.Allows("gigabytes", consumed, gigabytes))
        {
            throw new ServiceFault(413, "VolumeSizeExceedsAvailableQuota", $"VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested {gigabytes}G, quota is {world.Quota("gigabytes")}G and {consumed}G has been consumed.");
        }
    }

    private static int Size(JsonObject asked, VolumeSource source)
    {
        var size = asked.Number("size") ?? source.Size
            ?? throw ServiceFault.BadRequest("The server could not comply with the request since it is either malformed or otherwise incorrect.");
        if (size < 1)
        {
            throw ServiceFault.BadRequest($"Invalid input for field/attribute size. Value: {size}. {size} is less than the minimum of 1");
        }

        return source.Size > size
            ? throw ServiceFault.BadRequest($"Invalid input received: Volume size '{size}'GB cannot be smaller than original volume size  {source.Size}GB. They must be >= original volume size.")
            : size;
    }

    private JsonObject Body(Call call, string id, JsonObject asked, int size, Record type, VolumeSource source)
    {
        var body = new JsonObject
        {
            ["id"] = id,
            ["status"] = "creating",
            ["size"] = size,
            ["availability_zone"] = asked.Text("availability_zone") ?? "nova",
            ["created_at"] = world.Now.Micros(),
            ["updated_at"] = null,
            ["name"] = asked.Text("name") ?? asked.Text("display_name"),
            ["description"] = asked.Text("description") ?? asked.Text("display_description"),
            ["volume_type"] = type.Text("name"),
            ["snapshot_id"] = source.SnapshotId,
            ["source_volid"] = source.VolumeId,
            ["metadata"] = asked.Map("metadata")?.DeepClone() ?? new JsonObject(),
            ["user_id"] = call.Token.User.Id,
            ["bootable"] = source.ImageMetadata is null ? "false" : "true",
            ["encrypted"] = false,
            ["replication_status"] = null,
            ["consistencygroup_id"] = null,
            ["multiattach"] = VolumeTypes.IsMultiattach(type),
            ["attachments"] = new JsonArray(),
            ["os-vol-tenant-attr:tenant_id"] = call.ProjectId,
            ["volume_type_id"] = type.Id,
        };
        if (source.BackupId is { } backup)
        {
            body["backup_id"] = backup;
        }

        if (source.ImageMetadata is { } image)
        {
            body["volume_image_metadata"] = image.DeepClone();
        }

        return body;
    }
}

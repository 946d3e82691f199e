namespace Heat.Simulator.Cinder;

/// <summary>What a new volume is made from, and what it takes over from there.</summary>
internal sealed record VolumeSource
{
    public int? Size { get; init; }

    public string? SnapshotId { get; init; }

    public string? VolumeId { get; init; }

    public string? BackupId { get; init; }

    public string? VolumeType { get; init; }

    public JsonNode? ImageMetadata { get; init; }

    public static VolumeSource Of(Call call, World world, JsonObject asked)
    {
        if (asked.Text("imageRef") is { Length: > 0 } imageId)
        {
            return FromImage(world.Glance.Images.See(call, imageId)
                ?? throw ServiceFault.BadRequest("Invalid image identifier or unable to access requested image."));
        }

        if (asked.Text("snapshot_id") is { Length: > 0 } snapshotId)
        {
            var snapshot = world.Cinder.Snapshots.Find(call, snapshotId);
            return FromVolume(world.Cinder.Volumes.Records.Find(snapshot.Text("volume_id"))!) with
            {
                SnapshotId = snapshot.Id,
                VolumeId = null,
                Size = snapshot.Number("size"),
            };
        }

        if (asked.Text("source_volid") is { Length: > 0 } volumeId)
        {
            return FromVolume(world.Cinder.Volumes.Find(call, volumeId));
        }

        return asked.Text("backup_id") is { Length: > 0 } backupId && call.Microversion >= 47
            ? new VolumeSource { BackupId = backupId, Size = world.Cinder.Backups.Find(call, backupId).Number("size") }
            : new VolumeSource();
    }

    private static VolumeSource FromVolume(Record volume) => new()
    {
        VolumeId = volume.Id,
        Size = volume.Number("size"),
        VolumeType = volume.Text("volume_type"),
        ImageMetadata = volume["volume_image_metadata"],
    };

    private static VolumeSource FromImage(Record image) => new()
    {
        Size = null,
        ImageMetadata = new JsonObject
        {
            ["image_id"] = image.Id,
            ["image_name"] = image.Text("name"),
            ["disk_format"] = image.Text("disk_format"),
            ["container_format"] = image.Text("container_format"),
            ["size"] = image.Text("size"),
            ["min_disk"] = image.Text("min_disk"),
            ["min_ram"] = image.Text("min_ram"),
        },
    };
}

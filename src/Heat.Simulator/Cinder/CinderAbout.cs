namespace Heat.Simulator.Cinder;

/// <summary>What Cinder says of itself: versions, limits, quotas, extensions, zones.</summary>
internal sealed class CinderAbout(World world)
{
    private static readonly string[] Quotas = ["volumes", "per_volume_gigabytes", "snapshots", "gigabytes", "backups", "backup_gigabytes", "groups"];

    public Reply Versions(Call call, int status) => Reply.Of(status, new JsonObject
    {
        ["versions"] = new JsonArray(new JsonObject
        {
            ["id"] = "v3.0",
            ["status"] = "CURRENT",
            ["version"] = $"3.{world.Options.VolumeMicroversion}",
            ["min_version"] = "3.0",
            ["updated"] = "2023-08-31T00:00:00Z",
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = call.Origin + "/volume/v3/" }),
            ["media-types"] = new JsonArray(new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.volume+json;version=3" }),
        }),
    });

    public Reply Handle(Call call) => (call.Method, call.Path) switch
    {
        ("GET", ["limits"]) => Limits(call),
        ("GET", ["extensions"]) => Reply.Ok(new JsonObject { ["extensions"] = new JsonArray() }),
        ("GET", ["os-availability-zone"]) => Reply.Ok(new JsonObject
        {
            ["availabilityZoneInfo"] = new JsonArray(new JsonObject { ["zoneName"] = "nova", ["zoneState"] = new JsonObject { ["available"] = true } }),
        }),
        ("GET", ["os-quota-sets", _] or ["os-quota-sets", _, "defaults"]) => Reply.Ok(new JsonObject { ["quota_set"] = QuotaSet(call.Path[1]) }),
        ("PUT", ["os-quota-sets", var project]) => SetQuota(call, project),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private Reply Limits(Call call)
    {
        var cinder = world.Cinder;
        return Reply.Ok(new JsonObject
        {
            ["limits"] = new JsonObject
            {
                ["rate"] = new JsonArray(),
                ["absolute"] = new JsonObject
                {
                    ["maxTotalVolumes"] = world.Quota("volumes"),
                    ["maxTotalSnapshots"] = world.Quota("snapshots"),
                    ["maxTotalVolumeGigabytes"] = world.Quota("gigabytes"),
                    ["maxTotalBackups"] = world.Quota("backups"),
                    ["maxTotalBackupGigabytes"] = world.Quota("backup_gigabytes"),
                    ["totalVolumesUsed"] = cinder.Volumes.Records.CountOfProject(call.ProjectId),
                    ["totalGigabytesUsed"] = cinder.Volumes.GigabytesOf(call.ProjectId),
                    ["totalSnapshotsUsed"] = cinder.Snapshots.Records.CountOfProject(call.ProjectId),
                    ["totalBackupsUsed"] = cinder.Backups.Records.CountOfProject(call.ProjectId),
                    ["totalBackupGigabytesUsed"] = cinder.Backups.Records.OfProject(call.ProjectId).Sum(backup => backup.Number("size")),
                },
            },
        });
    }

    private JsonObject QuotaSet(string project)
    {
        var set = new JsonObject { ["id"] = project };
        foreach (var name in Quotas)
        {
            set[name] = world.Quota(name);
        }

        return set;
    }

    private Reply SetQuota(Call call, string project)
    {
        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden("Policy doesn't allow volume_extension:quotas:update to be performed.");
        }

        foreach (var (name, limit) in call.Envelope("quota_set") ?? [])
        {
            world.Options.Quotas[name] = limit!.GetValue<int>();
        }

        return Reply.Ok(new JsonObject { ["quota_set"] = QuotaSet(project) });
    }
}

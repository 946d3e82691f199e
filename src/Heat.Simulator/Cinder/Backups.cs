namespace Heat.Simulator.Cinder;

/// <summary><c>/backups</c>, with restore to a new or a given volume.</summary>
internal sealed class Backups(World world)
{
    private static readonly HashSet<string> Filters = ["id", "name", "status", "volume_id", "project_id"];

    public Collection Records { get; } = new("name", "volume_id");

    public Record Find(Call call, string id) =>
        Records.Find(id) is { } backup && (call.IsAdmin || backup.ProjectId == call.ProjectId) ? backup : throw Absent(id);

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => CinderList.Answer(call, world, "backups", Records, Filters, Absent, backup => Brief(call, backup)),
        ("GET", ["detail"]) => CinderList.Answer(call, world, "backups", Records, Filters, Absent, backup => Shown(call, backup)),
        ("POST", []) => Create(call),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["backup"] = Shown(call, Find(call, id)) }),
        ("DELETE", [var id]) => Delete(Find(call, id)),
        ("POST", [var id, "restore"]) => Restore(call, Find(call, id)),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private static ServiceFault Absent(string id) => ServiceFault.NotFound($"Backup {id} could not be found.");

    private Reply Create(Call call)
    {
        var asked = call.Envelope("backup") ?? throw ServiceFault.BadRequest("Missing required element 'backup' in request body.");
        var volume = world.Cinder.Volumes.Find(call, asked.Text("volume_id") ?? "");
        var before = volume.Text("status")!;
        if (before != "available" && !(before == "in-use" && asked.Flag("force") == true))
        {
            throw ServiceFault.BadRequest($"Invalid volume: Volume to be backed up must be available or in-use, but the current status is \"{before}\".");
        }

        var id = World.NewId();
        var backup = Records.Add(id, call.ProjectId, world.Now, Body(id, asked, volume));
        world.Cinder.Volumes.Run(volume, "backing-up", world.Options.BuildTimes.Volume, done => world.Cinder.Volumes.Amend(done, new JsonObject { ["status"] = before }));
        world.Agenda.After(world.Options.BuildTimes.Volume, () => Move(backup, "creating", "available"));
        return Reply.Of(202, new JsonObject { ["backup"] = Brief(call, backup) });
    }

    private JsonObject Body(string id, JsonObject asked, Record volume) => new()
    {
        ["id"] = id,
        ["status"] = "creating",
        ["size"] = volume.Number("size"),
        ["object_count"] = 1,
        ["availability_zone"] = "nova",
        ["container"] = asked.Text("container") ?? "simulated",
        ["created_at"] = world.Now.Micros(),
        ["updated_at"] = null,
        ["name"] = asked.Text("name"),
        ["description"] = asked.Text("description"),
        ["fail_reason"] = null,
        ["volume_id"] = volume.Id,
        ["is_incremental"] = asked.Flag("incremental") ?? false,
        ["has_dependent_backups"] = false,
        ["snapshot_id"] = asked.Text("snapshot_id"),
        ["data_timestamp"] = world.Now.Micros(),
    };

    private void Move(Record backup, string from, string to)
    {
        if (backup.Text("status") == from)
        {
            backup.Set("status", to);
            backup.Set("updated_at", world.Now.Micros());
        }
    }

    private Reply Restore(Call call, Record backup)
    {
        var asked = call.Envelope("restore") ?? [];
        if (backup.Text("status") != "available")
        {
            throw ServiceFault.BadRequest("Invalid backup: Backup status must be available.");
        }

        var volume = asked.Text("volume_id") is { } id ? world.Cinder.Volumes.Find(call, id) : Fresh(call, backup, asked);
        backup.Set("status", "restoring");
        world.Agenda.After(world.Options.BuildTimes.Volume, () => Move(backup, "restoring", "available"));
        if (volume.Text("status") == "available")
        {
            world.Cinder.Volumes.Run(volume, "restoring-backup", world.Options.BuildTimes.Volume, done => world.Cinder.Volumes.Amend(done, new JsonObject { ["status"] = "available" }));
        }

        return Reply.Of(202, new JsonObject
        {
            ["restore"] = new JsonObject { ["backup_id"] = backup.Id, ["volume_id"] = volume.Id, ["volume_name"] = volume.Text("name") },
        });
    }

    private Record Fresh(Call call, Record backup, JsonObject asked) => new VolumeCreation(world, world.Cinder.Volumes).Make(call, new JsonObject
    {
        ["size"] = backup.Number("size"),
        ["name"] = asked.Text("name") ?? $"restore_backup_{backup.Id}",
        ["description"] = "auto-created_from_restore_from_backup",
    });

    private Reply Delete(Record backup)
    {
        if (backup.Text("status") is not ("available" or "error"))
        {
            throw ServiceFault.BadRequest("Invalid backup: Backup status must be available or error.");
        }

        backup.Set("status", "deleting");
        world.Agenda.After(world.Options.BuildTimes.VolumeDelete, () => Records.Remove(backup));
        return Reply.Accepted;
    }

    private static JsonObject Brief(Call call, Record backup) =>
        new() { ["id"] = backup.Id, ["name"] = backup.Text("name"), ["links"] = VolumeView.Links(call, "backups", backup.Id) };

    private static JsonObject Shown(Call call, Record backup)
    {
        var shown = backup.Copy();
        shown["links"] = VolumeView.Links(call, "backups", backup.Id);
        return shown;
    }
}

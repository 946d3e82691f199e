namespace Heat.Simulator.Cinder;

/// <summary><c>/snapshots</c>.</summary>
internal sealed class Snapshots(World world)
{
    private static readonly HashSet<string> Filters = ["id", "name", "status", "volume_id", "metadata", "availability_zone", "project_id"];

    public Collection Records { get; } = new("name", "volume_id");

    public Record? See(Call call, string? id) =>
        Records.Find(id) is { } snapshot && (call.IsAdmin || snapshot.ProjectId == call.ProjectId) ? snapshot : null;

    public Record Find(Call call, string id) => See(call, id) ?? throw Absent(id);

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => CinderList.Answer(call, world, "snapshots", Records, Filters, Absent, Brief),
        ("GET", ["detail"]) => CinderList.Answer(call, world, "snapshots", Records, Filters, Absent, Shown),
        ("POST", []) => Create(call),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["snapshot"] = Shown(Find(call, id)) }),
        ("PUT", [var id]) => Update(call, Find(call, id)),
        ("DELETE", [var id]) => Delete(Find(call, id)),
        (_, [var id, "metadata", .. var rest]) => CinderMetadata.Handle(call, Find(call, id), rest),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private static ServiceFault Absent(string id) => ServiceFault.NotFound($"Snapshot {id} could not be found.");

    private Reply Create(Call call)
    {
        var asked = call.Envelope("snapshot") ?? throw ServiceFault.BadRequest("Missing required element 'snapshot' in request body.");
        var volume = world.Cinder.Volumes.Find(call, asked.Text("volume_id") ?? "");
        if (volume.Text("status") != "available" && !(volume.Text("status") == "in-use" && (asked.Flag("force") == true || call.Microversion >= 66)))
        {
            throw ServiceFault.BadRequest($"Invalid volume: Volume {volume.Id} status must be available, but current status is: {volume.Text("status")}.");
        }

        if (!world.Allows("snapshots", Records.CountOfProject(call.ProjectId), 1))
        {
            throw new ServiceFault(413, "SnapshotLimitExceeded", $"SnapshotLimitExceeded: Maximum number of snapshots allowed ({world.Quota("snapshots")}) exceeded.");
        }

        var id = World.NewId();
        var snapshot = Records.Add(id, call.ProjectId, world.Now, new JsonObject
        {
            ["id"] = id,
            ["created_at"] = world.Now.Micros(),
            ["updated_at"] = null,
            ["name"] = asked.Text("name"),
            ["description"] = asked.Text("description"),
            ["volume_id"] = volume.Id,
            ["status"] = "creating",
            ["size"] = volume.Number("size"),
            ["metadata"] = asked.Map("metadata")?.DeepClone() ?? new JsonObject(),
        });
        world.Agenda.After(world.Options.BuildTimes.Volume, () => Finish(snapshot));
        return Reply.Of(202, new JsonObject { ["snapshot"] = snapshot.Copy() });
    }

    private void Finish(Record snapshot)
    {
        if (snapshot.Text("status") == "creating")
        {
            snapshot.Set("status", "available");
            snapshot.Set("updated_at", world.Now.Micros());
        }
    }

    private static Reply Update(Call call, Record snapshot)
    {
        foreach (var (field, value) in call.Envelope("snapshot") ?? [])
        {
            if (field is "name" or "description")
            {
                snapshot.Set(field, value?.DeepClone());
            }
        }

        return Reply.Ok(new JsonObject { ["snapshot"] = Shown(snapshot) });
    }

    private Reply Delete(Record snapshot)
    {
        if (snapshot.Text("status") is not ("available" or "error"))
        {
            throw ServiceFault.BadRequest("Invalid snapshot: Volume Snapshot status must be available or error.");
        }

        snapshot.Set("status", "deleting");
        world.Agenda.After(world.Options.BuildTimes.VolumeDelete, () => Records.Remove(snapshot));
        return Reply.Accepted;
    }

    private static JsonObject Brief(Record snapshot) => snapshot.Copy();

    private static JsonObject Shown(Record snapshot)
    {
        var shown = snapshot.Copy();
        shown["os-extended-snapshot-attributes:project_id"] = snapshot.ProjectId;
        shown["os-extended-snapshot-attributes:progress"] = snapshot.Text("status") == "available" ? "100%" : "0%";
        return shown;
    }
}

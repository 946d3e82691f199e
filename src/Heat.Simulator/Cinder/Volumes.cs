namespace Heat.Simulator.Cinder;

/// <summary><c>/volumes</c>.</summary>
internal sealed class Volumes
{
    private static readonly HashSet<string> Filters =
        ["id", "name", "name~", "status", "metadata", "bootable", "volume_type", "size", "availability_zone", "project_id", "user_id", "snapshot_id", "multiattach", "migration_status", "group_id"];

    private readonly World _world;
    private readonly VolumeCreation _creation;
    private readonly VolumeActions _actions;

    public Volumes(World world)
    {
        _world = world;
        _creation = new VolumeCreation(world, this);
        _actions = new VolumeActions(world, this);
    }

    public Collection Records { get; } = new("name");

    /// <summary>The volume if the caller may see it, else null.</summary>
    public Record? See(Call call, string? id) =>
        Records.Find(id) is { } volume && (call.IsAdmin || volume.ProjectId == call.ProjectId) ? volume : null;

    public Record Find(Call call, string id) => See(call, id) ?? throw Absent(id);

    public int GigabytesOf(string projectId) => Records.OfProject(projectId).Sum(volume => volume.Number("size"));

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => CinderList.Answer(call, _world, "volumes", Records, Filters, Absent, volume => VolumeView.Brief(call, volume)),
        ("GET", ["detail"]) => CinderList.Answer(call, _world, "volumes", Records, Filters, Absent, volume => VolumeView.Show(call, volume)),
        ("GET", ["summary"]) when call.Microversion >= 12 => Summary(call),
        ("POST", []) => _creation.Create(call),
        ("GET", [var id]) => Reply.Ok(new JsonObject { ["volume"] = VolumeView.Show(call, Find(call, id)) }),
        ("PUT", [var id]) => Update(call, Find(call, id)),
        ("DELETE", [var id]) => Delete(call, Find(call, id)),
        ("POST", [var id, "action"]) => _actions.Run(call, Find(call, id)),
        (_, [var id, "metadata", .. var rest]) => CinderMetadata.Handle(call, Find(call, id), rest),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    /// <summary>A volume that Nova makes for a server that boots from it.</summary>
    public Record MakeFor(Call call, JsonObject device) => _creation.Make(call, new JsonObject
    {
        ["name"] = "",
        ["size"] = device.Number("volume_size"),
        ["imageRef"] = device.Text("source_type") == "image" ? device.Text("uuid") : null,
        ["snapshot_id"] = device.Text("source_type") == "snapshot" ? device.Text("uuid") : null,
        ["volume_type"] = device.Text("volume_type"),
    });

    /// <summary>The volume is in use by a server.</summary>
    public void Attach(Record volume, string serverId, string device, string attachmentId) => Amend(volume, new JsonObject
    {
        ["status"] = "in-use",
        ["attachments"] = volume.Maps("attachments").Append(new JsonObject
        {
            ["id"] = volume.Id,
            ["attachment_id"] = attachmentId,
            ["volume_id"] = volume.Id,
            ["server_id"] = serverId,
            ["host_name"] = null,
            ["device"] = device,
            ["attached_at"] = _world.Now.Micros(),
        }).ToJson(),
    });

    public void Detach(Record volume, string attachmentId)
    {
        var left = volume.Maps("attachments").Where(one => one.Text("attachment_id") != attachmentId).ToJson();
        Amend(volume, new JsonObject { ["status"] = left.Count == 0 ? "available" : "in-use", ["attachments"] = left });
    }

    public void Forget(Record volume) => Records.Remove(volume);

    public void Amend(Record volume, JsonObject changes)
    {
        foreach (var (name, value) in changes.ToList())
        {
            changes.Remove(name);
            volume.Set(name, value);
        }

        volume.Set("updated_at", _world.Now.Micros());
    }

    /// <summary>Sets a passing status; when the time is over and nothing else happened, the rest follows.</summary>
    public void Run(Record volume, string status, TimeSpan takes, Action<Record> done)
    {
        Amend(volume, new JsonObject { ["status"] = status });
        _world.Agenda.After(takes, () =>
        {
            if (Records.Find(volume.Id) == volume && volume.Text("status") == status)
            {
                done(volume);
            }
        });
    }

    private static ServiceFault Absent(string id) => ServiceFault.NotFound($"Volume {id} could not be found.");

    private Reply Summary(Call call) => Reply.Ok(new JsonObject
    {
        ["volume-summary"] = new JsonObject { ["total_size"] = GigabytesOf(call.ProjectId), ["total_count"] = Records.CountOfProject(call.ProjectId) },
    });

    private Reply Update(Call call, Record volume)
    {
        var asked = call.Envelope("volume") ?? throw ServiceFault.BadRequest("Missing required element 'volume' in request body.");
        var changes = new JsonObject();
        foreach (var (field, value) in asked)
        {
            switch (field)
            {
                case "name" or "display_name":
                    changes["name"] = value?.DeepClone();
                    break;
                case "description" or "display_description":
                    changes["description"] = value?.DeepClone();
                    break;
                case "metadata":
                    changes["metadata"] = value?.DeepClone();
                    break;
                default:
                    throw ServiceFault.BadRequest($"Invalid input for field/attribute volume. Additional properties are not allowed ('{field}' was unexpected)");
            }
        }

        Amend(volume, changes);
        var shown = VolumeView.Show(call, volume);
        shown.Remove("os-vol-tenant-attr:tenant_id");
        return Reply.Ok(new JsonObject { ["volume"] = shown });
    }

    private Reply Delete(Call call, Record volume)
    {
        if (call.QueryFlag("cascade"))
        {
            foreach (var snapshot in _world.Cinder.Snapshots.Records.Where("volume_id", volume.Id).ToList())
            {
                _world.Cinder.Snapshots.Records.Remove(snapshot);
            }
        }

        var free = volume.Text("status") is "available" or "error" or "error_restoring" or "error_extending" or "error_managing";
        if (!free || volume.Maps("attachments").Any() || _world.Cinder.Snapshots.Records.Where("volume_id", volume.Id).Any())
        {
            throw ServiceFault.BadRequest("Invalid volume: Volume status must be available or error or error_restoring or error_extending or error_managing and must not be migrating, attached, belong to a group, have snapshots, awaiting a transfer, or be disassociated from snapshots after volume transfer.");
        }

        Run(volume, "deleting", _world.Options.BuildTimes.VolumeDelete, Forget);
        return Reply.Accepted;
    }
}

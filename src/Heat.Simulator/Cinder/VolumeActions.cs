namespace Heat.Simulator.Cinder;

/// <summary><c>POST /volumes/{id}/action</c>: one entry for each action.</summary>
internal sealed class VolumeActions
{
    private readonly World _world;
    private readonly Volumes _volumes;
    private readonly Dictionary<string, Func<Call, Record, JsonObject, Reply>> _actions;

    public VolumeActions(World world, Volumes volumes)
    {
        _world = world;
        _volumes = volumes;
        _actions = new()
        {
            ["os-extend"] = Extend,
            ["os-retype"] = Retype,
            ["os-update_readonly_flag"] = SetReadOnly,
            ["os-set_bootable"] = SetBootable,
            ["os-reset_status"] = ResetStatus,
            ["os-force_delete"] = ForceDelete,
            ["os-reserve"] = (_, volume, _) => Move(volume, "available", "attaching"),
            ["os-unreserve"] = (_, volume, _) => Move(volume, "attaching", "available"),
            ["os-begin_detaching"] = (_, volume, _) => Move(volume, "in-use", "detaching"),
            ["os-roll_detaching"] = (_, volume, _) => Move(volume, "detaching", "in-use"),
            ["os-detach"] = Detach,
        };
    }

    public Reply Run(Call call, Record volume)
    {
        var (name, asked) = call.Body is JsonObject { Count: > 0 } body ? body.First() : default;
        return name is not null && _actions.TryGetValue(name, out var action)
            ? action(call, volume, asked as JsonObject ?? [])
            : throw ServiceFault.BadRequest($"There is no such action: {name}. Verify the request body and Content-Type header and try again.");
    }

    private Reply Extend(Call call, Record volume, JsonObject asked)
    {
        var wanted = asked.Number("new_size") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute os-extend. 'new_size' is a required property");
        var (status, size) = (volume.Text("status")!, volume.Number("size"));
        if (status != "available" && !(status == "in-use" && call.Microversion >= 42))
        {
            throw ServiceFault.BadRequest($"Invalid volume: Volume {volume.Id} status must be '{{'status': 'available'}}' to extend, currently {status}.");
        }

        if (wanted <= size)
        {
            throw ServiceFault.BadRequest($"Invalid input received: New size for extend must be greater than current size. (current: {size}, extended: {wanted}).");
        }

        if (!_world.Allows("gigabytes", _volumes.GigabytesOf(volume.ProjectId), wanted - size))
        {
            throw new ServiceFault(413, "VolumeSizeExceedsAvailableQuota", $"VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested {wanted - size}G, quota is {_world.Quota("gigabytes")}G and {_volumes.GigabytesOf(volume.ProjectId)}G has been consumed.");
        }

        _volumes.Run(volume, "extending", _world.Options.BuildTimes.Volume, done => _volumes.Amend(done, new JsonObject { ["status"] = status, ["size"] = wanted }));
        return Reply.Accepted;
    }

    private Reply Retype(Call call, Record volume, JsonObject asked)
    {
        var type = _world.Cinder.Types.Find(asked.Text("new_type") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute os-retype. 'new_type' is a required property"));
        var status = volume.Text("status")!;
        if (status is not ("available" or "in-use"))
        {
            throw ServiceFault.BadRequest($"Invalid volume: Retype requires volume to be in available or in-use state but current status is: {status}.");
        }

        if (type.Text("name") == volume.Text("volume_type"))
        {
            throw ServiceFault.BadRequest("Invalid input received: New volume_type same as original: " + type.Text("name") + ".");
        }

        if (status == "in-use" && VolumeTypes.IsMultiattach(type) != volume.Flag("multiattach"))
        {
            throw ServiceFault.BadRequest("Invalid input received: Invalid volume_type passed, retypes affecting multiattach are only allowed on available volumes, the specified volume however currently has a status of: in-use.");
        }

        _volumes.Run(volume, "retyping", _world.Options.BuildTimes.Volume, done => _volumes.Amend(done, new JsonObject
        {
            ["status"] = status,
            ["volume_type"] = type.Text("name"),
            ["volume_type_id"] = type.Id,
            ["multiattach"] = VolumeTypes.IsMultiattach(type),
        }));
        return Reply.Accepted;
    }

    private Reply SetReadOnly(Call call, Record volume, JsonObject asked)
    {
        if (volume.Text("status") != "available")
        {
            throw ServiceFault.BadRequest($"Invalid volume: Volume {volume.Id} status must be available to update readonly flag, but current status is: {volume.Text("status")}.");
        }

        var metadata = volume["metadata"]!.DeepClone().AsObject();
        metadata["readonly"] = asked.Flag("readonly") == true ? "True" : "False";
        _volumes.Amend(volume, new JsonObject { ["metadata"] = metadata });
        return Reply.Accepted;
    }

    private Reply SetBootable(Call call, Record volume, JsonObject asked)
    {
        _volumes.Amend(volume, new JsonObject { ["bootable"] = asked.Flag("bootable") == true ? "true" : "false" });
        return new Reply(200);
    }

    private Reply ResetStatus(Call call, Record volume, JsonObject asked)
    {
        Admin(call, "volume_extension:volume_admin_actions:reset_status");
        _volumes.Amend(volume, new JsonObject { ["status"] = asked.Text("status") ?? "available" });
        return Reply.Accepted;
    }

    private Reply ForceDelete(Call call, Record volume, JsonObject asked)
    {
        Admin(call, "volume_extension:volume_admin_actions:force_delete");
        _volumes.Run(volume, "deleting", _world.Options.BuildTimes.VolumeDelete, _volumes.Forget);
        return Reply.Accepted;
    }

    private Reply Detach(Call call, Record volume, JsonObject asked)
    {
        var attachment = asked.Text("attachment_id") ?? volume.Maps("attachments").FirstOrDefault()?.Text("attachment_id") ?? "";
        _volumes.Detach(volume, attachment);
        return Reply.Accepted;
    }

    private Reply Move(Record volume, string from, string to)
    {
        if (volume.Text("status") != from)
        {
            throw ServiceFault.BadRequest($"Invalid volume: Volume status must be {from}, but current status is: {volume.Text("status")}.");
        }

        _volumes.Amend(volume, new JsonObject { ["status"] = to });
        return Reply.Accepted;
    }

    private static void Admin(Call call, string rule)
    {
        if (!call.IsAdmin)
        {
            throw ServiceFault.Forbidden($"Policy doesn't allow {rule} to be performed.");
        }
    }
}

namespace Heat.Simulator.Cinder;

/// <summary>A volume as each microversion shows it.</summary>
internal static class VolumeView
{
    public static JsonArray Links(Call call, string kind, string id) =>
    [
        new JsonObject { ["rel"] = "self", ["href"] = $"{call.Origin}/volume/v3/{call.ProjectId}/{kind}/{id}" },
        new JsonObject { ["rel"] = "bookmark", ["href"] = $"{call.Origin}/volume/{call.ProjectId}/{kind}/{id}" },
    ];

    public static JsonObject Brief(Call call, Record volume) =>
        new() { ["id"] = volume.Id, ["name"] = volume.Text("name"), ["links"] = Links(call, "volumes", volume.Id) };

    public static JsonObject Show(Call call, Record volume)
    {
        var shown = volume.Copy();
        shown["links"] = Links(call, "volumes", volume.Id);
        if (call.Microversion < 63)
        {
            shown.Remove("volume_type_id");
        }

        if (call.Microversion >= 13)
        {
            shown["group_id"] = null;
        }

        if (call.Microversion >= 48)
        {
            shown["shared_targets"] = false;
            shown["service_uuid"] = "5a1f0000-0000-4000-8000-000000000000";
        }

        if (call.Microversion >= 65)
        {
            shown["consumes_quota"] = true;
        }

        if (call.IsAdmin)
        {
            shown["os-vol-host-attr:host"] = "simulated-host@simulated#simulated";
            shown["os-vol-mig-status-attr:migstat"] = null;
            shown["os-vol-mig-status-attr:name_id"] = null;
            shown["migration_status"] = null;
        }

        return shown;
    }
}

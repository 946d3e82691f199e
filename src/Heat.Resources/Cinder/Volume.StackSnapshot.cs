using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Engine.Snapshots;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Cinder;

/// <content>The backup that a snapshot of the stack makes of the volume.</content>
internal sealed partial class Volume : ISnapshots
{
    private static readonly string[] OtherSources = ["image", "source_volid", "snapshot_id"];

    /// <inheritdoc/>
    public async Task<string> StartSnapshotAsync(ResourceContext resource, string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["volume_id"] = resource.RequiredId, ["name"] = name, ["force"] = true };
        var backup = await Backups.CreateAsync(body, cancellationToken);
        return backup.Text("id") ?? throw new InvalidOperationException("Cinder answered to the create of a backup without an id.");
    }

    /// <inheritdoc/>
    public async Task<Observation> ObserveSnapshotAsync(string id, CancellationToken cancellationToken) =>
        await Backups.FindAsync(id, cancellationToken) is { } backup
            ? backup.Text("status") switch
            {
                "available" => new Observation(Lifecycle.Ready),
                "creating" or "restoring" or "deleting" => new Observation(Lifecycle.Pending, $"backup {id} is {backup.Text("status")}"),
                var status => new Observation(Lifecycle.Failed, $"backup {id} has status {status}: {backup.Text("fail_reason")}"),
            }
            : Observation.Absent;

    /// <inheritdoc/>
    public async Task<bool> DeleteSnapshotAsync(string id, string name, CancellationToken cancellationToken)
    {
        if (await Backups.FindAsync(id, cancellationToken) is not { } backup)
        {
            return true;
        }

        if (backup.Text("name") != name)
        {
            return false;
        }

        if (backup.Text("status") != "deleting")
        {
            await Backups.DeleteAsync(id, cancellationToken);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<string?> FindSnapshotAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var backup in Backups.ListAsync(new Dictionary<string, string> { ["name"] = name }, cancellationToken))
        {
            if (backup.Text("name") == name)
            {
                return backup.Text("id");
            }
        }

        return null;
    }

    /// <inheritdoc/>
    /// <remarks>A volume can be made of one source only.</remarks>
    public MapValue RestoredProperties(string id) => new(
    [
        KeyValuePair.Create<string, TemplateValue>("backup_id", new TextValue(id)),
        .. OtherSources.Select(source => KeyValuePair.Create(source, TemplateValue.Null)),
    ]);
}

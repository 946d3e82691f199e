using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Rest;
using Heat.Resources.Rest;

namespace Heat.Resources.Cinder;

/// <content>The backup that a deletion policy asks for before the volume goes.</content>
internal sealed partial class Volume
{
    /// <summary>Data: id of the backup.</summary>
    private const string BackupKey = "backup";

    private RestCollection Backups => new(Client, "backups", "backup");

    /// <inheritdoc/>
    /// <remarks>The backup bears the volume's physical name, so that an interrupted attempt is found again.</remarks>
    public async Task<ResourceChange> SnapshotAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(BackupKey) || await Collection.FindAsync(resource.RequiredId, cancellationToken) is null)
        {
            return ResourceChange.None;
        }

        var id = await FindBackupAsync(resource, cancellationToken) ?? await StartBackupAsync(resource, cancellationToken);
        return new(Data: resource.Data.SetItem(BackupKey, id));
    }

    /// <inheritdoc/>
    public override async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var observation = await base.ObserveAsync(resource, cancellationToken);
        if (observation.Lifecycle == Lifecycle.Absent || !resource.Data.TryGetValue(BackupKey, out var id) || observation.Deleting)
        {
            return observation;
        }

        var backup = await Backups.FindAsync(id, cancellationToken);
        return backup?.Text("status") switch
        {
            "available" => observation,
            "creating" => observation with { Lifecycle = Lifecycle.Pending, Reason = $"backup {id} is being made" },
            null => observation with { Lifecycle = Lifecycle.Failed, Reason = $"backup {id} is gone" },
            _ => observation with { Lifecycle = Lifecycle.Failed, Reason = $"backup {id} failed: {backup.Text("fail_reason")}" },
        };
    }

    private async Task<string?> FindBackupAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        await foreach (var backup in Backups.ListAsync(
            new Dictionary<string, string> { ["name"] = resource.PhysicalName }, cancellationToken))
        {
            if (backup.Text("name") == resource.PhysicalName)
            {
                return backup.Text("id");
            }
        }

        return null;
    }

    private async Task<string> StartBackupAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["volume_id"] = resource.RequiredId, ["name"] = resource.PhysicalName, ["force"] = true };
        var backup = await Backups.CreateAsync(body, cancellationToken);
        return backup.Text("id") ?? throw new InvalidOperationException("Cinder answered to the create of a backup without an id.");
    }
}

using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Cinder;

/// <content>Creation, empty or from a copy or backup.</content>
internal sealed partial class Volume
{
    private const string OwnText = "own-text";

    /// <inheritdoc/>
    protected override Task CompleteAsync(JsonObject body, ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Properties.Map(Metadata) is { Count: > 0 })
        {
            body[Metadata] = MetadataOf(resource.Properties);
        }
        else
        {
            body.Remove(Metadata);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<JsonObject> PostAsync(ResourceContext resource, JsonObject body, CancellationToken cancellationToken)
    {
        if (resource.Properties.Text(BackupId) is { } backup)
        {
            return await RestoreAsync(backup, new JsonObject { ["name"] = resource.PhysicalName }, cancellationToken);
        }

        var request = new JsonObject { ["volume"] = body };
        if (resource.Properties.Map("scheduler_hints") is { Count: > 0 } hints)
        {
            request["OS-SCH-HNT:scheduler_hints"] = ValueJson.ToJson(hints);
        }

        return (await Client.PostAsync("volumes", request, cancellationToken))?["volume"] as JsonObject ?? [];
    }

    /// <inheritdoc/>
    /// <remarks>A restore takes no more than a name; description and metadata follow.</remarks>
    protected override IEnumerable<string> StepsAfterCreate(ResourceContext resource)
    {
        if (resource.Properties.IsSet(BackupId))
        {
            yield return OwnText;
        }

        if (resource.Properties.IsSet(ReadOnly))
        {
            yield return ReadOnly;
        }
    }

    /// <summary>Begins to fill a new or given volume from a backup.</summary>
    /// <returns>The little that the service says of the volume.</returns>
    private async Task<JsonObject> RestoreAsync(string backup, JsonObject target, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync(
            $"backups/{Uri.EscapeDataString(backup)}/restore", new JsonObject { ["restore"] = target }, cancellationToken);
        var restore = answer?["restore"] as JsonObject ?? [];
        return new() { ["id"] = restore.Text("volume_id"), ["status"] = "restoring-backup", ["name"] = restore.Text("volume_name") };
    }

    private async Task<StepResult> GiveOwnTextAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = PropertyBody.ForCreate(Map, resource.Properties);
        var text = new JsonObject { ["description"] = body["description"]?.DeepClone() ?? "" };
        await Collection.UpdateAsync(resource.RequiredId, text, cancellationToken);
        if (resource.Properties.Map(Metadata) is { Count: > 0 })
        {
            await PutMetadataAsync(resource, cancellationToken);
        }

        return StepResult.Done;
    }
}

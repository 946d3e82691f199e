using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Engine.Snapshots;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>The image that a snapshot of the stack makes of the server.</content>
internal sealed partial class Server : ISnapshots
{
    /// <inheritdoc/>
    public async Task<string> StartSnapshotAsync(ResourceContext resource, string name, CancellationToken cancellationToken)
    {
        var answer = await ActAsync(resource, "createImage", new JsonObject { ["name"] = name }, cancellationToken);
        return answer?.Text("image_id") ?? await FindSnapshotAsync(name, cancellationToken)
            ?? throw Refusal.ForNow("compute", $"Nova was asked for an image named '{name}', but the image does not show up yet.");
    }

    /// <inheritdoc/>
    public async Task<Observation> ObserveSnapshotAsync(string id, CancellationToken cancellationToken) =>
        (await Images.FindAsync(id, cancellationToken))?.Text("status") switch
        {
            null or "deleted" => Observation.Absent,
            "active" => new Observation(Lifecycle.Ready),
            ("queued" or "saving" or "importing" or "uploading" or "pending_delete") and var status => new Observation(Lifecycle.Pending, $"image {id} is {status}"),
            var status => new Observation(Lifecycle.Failed, $"image {id} has status {status}"),
        };

    /// <inheritdoc/>
    public async Task<bool> DeleteSnapshotAsync(string id, string name, CancellationToken cancellationToken)
    {
        if (await Images.FindAsync(id, cancellationToken) is not { } image)
        {
            return true;
        }

        if (image.Text("name") != name)
        {
            return false;
        }

        await Images.DeleteAsync(id, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<string?> FindSnapshotAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var image in Images.ListAsync(new Dictionary<string, string> { ["name"] = name }, cancellationToken))
        {
            if (image.Text("name") == name)
            {
                return image.Text("id");
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public MapValue RestoredProperties(string id) => MapValue.Empty.With("image", new TextValue(id));
}

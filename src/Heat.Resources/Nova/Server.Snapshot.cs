using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Rest;
using Heat.Resources.Rest;

namespace Heat.Resources.Nova;

/// <content>The image that a deletion policy asks for before the server goes.</content>
internal sealed partial class Server
{
    /// <summary>Data: id of the image.</summary>
    private const string SnapshotKey = "snapshot";

    private RestCollection Images => new(Session.Service("image"), "v2/images", "image");

    /// <inheritdoc/>
    /// <remarks>The image bears the server's physical name, so that an interrupted attempt is found again.</remarks>
    public async Task<ResourceChange> SnapshotAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(SnapshotKey) || await Collection.FindAsync(resource.RequiredId, cancellationToken) is null)
        {
            return ResourceChange.None;
        }

        if (await FindImageAsync(resource, cancellationToken) is not { } id)
        {
            var answer = await ActAsync(resource, "createImage", new JsonObject { ["name"] = resource.PhysicalName }, cancellationToken);
            id = answer?.Text("image_id") ?? await FindImageAsync(resource, cancellationToken)
                ?? throw Refusal.ForNow("compute", $"Nova was asked for an image named '{resource.PhysicalName}', but the image does not show up yet.");
        }

        return new(Data: resource.Data.SetItem(SnapshotKey, id));
    }

    private async Task<Observation> WithSnapshotAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        if (observation.Deleting || !resource.Data.TryGetValue(SnapshotKey, out var id))
        {
            return observation;
        }

        var image = await Images.FindAsync(id, cancellationToken);
        return image?.Text("status") switch
        {
            "active" => observation,
            "queued" or "saving" or "importing" or "uploading" =>
                observation with { Lifecycle = Lifecycle.Pending, Reason = $"image {id} is being made", NextStep = null },
            var status => observation with { Lifecycle = Lifecycle.Failed, Reason = $"image {id} has status {status ?? "gone"}" },
        };
    }

    private async Task<string?> FindImageAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        await foreach (var image in Images.ListAsync(
            new Dictionary<string, string> { ["name"] = resource.PhysicalName }, cancellationToken))
        {
            if (image.Text("name") == resource.PhysicalName)
            {
                return image.Text("id");
            }
        }

        return null;
    }
}

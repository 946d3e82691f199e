using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;

namespace Heat.Resources.Nova;

/// <content>A new flavor for a server that exists: Nova moves it and then waits for our word.</content>
internal sealed partial class Server
{
    /// <summary>Data: the name of the wanted flavor, which is all that a list shows of a server's flavor.</summary>
    private const string FlavorKey = "flavor";

    /// <summary>Data: a resize was asked for; back in its old flavor, the server could not be resized.</summary>
    private const string ResizeAskedKey = "resize";

    private static readonly TimeSpan PauseAfterFailedResize = TimeSpan.FromMinutes(1);

    private static bool HasFlavor(ResourceContext resource, JsonObject live) => live["flavor"] is JsonObject flavor
        && (flavor.Text("id") is { } id
            ? id == resource.Properties.Text(Flavor)
            : flavor.Text("original_name") == resource.Data.GetValueOrDefault(FlavorKey));

    private async Task<string?> FlavorNameAsync(string? flavor, CancellationToken cancellationToken) => flavor is null
        ? null
        : await Session.Lookups.GetAsync(
            $"flavor-name:{flavor}",
            async cancel => ((await Client.GetAsync($"flavors/{Uri.EscapeDataString(flavor)}", cancel))["flavor"] as JsonObject)?.Text("name"),
            cancellationToken);

    private async Task<StepResult> ResizeAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        var isAsWanted = HasFlavor(resource, live);
        if (live.Text("status") == "VERIFY_RESIZE")
        {
            await EndResizeAsync(resource, isAsWanted ? "confirmResize" : "revertResize", cancellationToken);
            return StepResult.UnderWay with { Pause = Breath };
        }

        if (isAsWanted)
        {
            return StepResult.Done with { Data = resource.Data.Remove(ResizeAskedKey) };
        }

        // Back in its old flavor, the server could not be resized.
        await ActAsync(resource, "resize", new JsonObject { ["flavorRef"] = resource.Properties.Json(Flavor) }, cancellationToken);
        var pause = resource.Data.ContainsKey(ResizeAskedKey) ? PauseAfterFailedResize : (TimeSpan?)null;
        return StepResult.UnderWay with { Data = resource.Data.SetItem(ResizeAskedKey, "true"), Pause = pause };
    }

    /// <summary>Nova shows the old status for a while after it was told, and refuses to be told twice.</summary>
    private async Task EndResizeAsync(ResourceContext resource, string action, CancellationToken cancellationToken)
    {
        try
        {
            await ActAsync(resource, action, null, cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition is Disposition.Conflict or Disposition.Terminal)
        {
            // It is at it already.
        }
    }
}

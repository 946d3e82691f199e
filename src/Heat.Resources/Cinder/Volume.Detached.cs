using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;

namespace Heat.Resources.Cinder;

/// <content>Work that is possible only while no server has the volume.</content>
internal sealed partial class Volume
{
    /// <summary>Data: the servers, with devices, that get the volume back.</summary>
    private const string OwnersKey = "owners";

    /// <summary>Data: the work is done; the volume is to be given back.</summary>
    private const string WorkDoneKey = "worked";

    /// <summary>Takes the volume from its servers, does the work, gives it back to the same servers under the same device names.</summary>
    /// <remarks>Each call does what is possible now; the step is called again until the volume is back where it was.</remarks>
    private async Task<StepResult> WhileDetachedAsync(
        ResourceContext resource,
        JsonObject live,
        Func<ResourceContext, JsonObject, CancellationToken, Task<StepResult>> work,
        CancellationToken cancellationToken)
    {
        var owners = Owners(resource.Data);
        if (live.Text("status") == "in-use" && !resource.Data.ContainsKey(WorkDoneKey))
        {
            var current = live["attachments"]?.DeepClone() as JsonArray ?? [];
            await DetachAsync(resource, current, cancellationToken);
            return StepResult.UnderWay with { Data = resource.Data.SetItem(OwnersKey, current.ToJsonString()) };
        }

        if (!resource.Data.ContainsKey(WorkDoneKey))
        {
            var result = await work(resource, live, cancellationToken);
            return !result.IsDone || owners.Count == 0
                ? result
                : StepResult.UnderWay with { Data = (result.Data ?? resource.Data).SetItem(WorkDoneKey, "true") };
        }

        if (live.Text("status") == "available")
        {
            await GiveBackAsync(resource, owners, cancellationToken);
            return StepResult.UnderWay;
        }

        return StepResult.Done with { Data = resource.Data.Remove(OwnersKey).Remove(WorkDoneKey) };
    }

    private static JsonArray Owners(ImmutableDictionary<string, string> data) =>
        data.TryGetValue(OwnersKey, out var text) && JsonNode.Parse(text) is JsonArray owners ? owners : [];

    private async Task DetachAsync(ResourceContext resource, JsonArray attachments, CancellationToken cancellationToken)
    {
        foreach (var server in attachments.OfType<JsonObject>().Select(attachment => attachment.Text("server_id")).OfType<string>())
        {
            try
            {
                await Session.Service("compute").DeleteAsync(
                    $"servers/{server}/os-volume_attachments/{resource.RequiredId}", cancellationToken);
            }
            catch (OpenStackException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
            {
                // The server let go of it already, or is at it.
            }
        }
    }

    private async Task GiveBackAsync(ResourceContext resource, JsonArray owners, CancellationToken cancellationToken)
    {
        foreach (var owner in owners.OfType<JsonObject>())
        {
            var attachment = new JsonObject { ["volumeId"] = resource.RequiredId };
            if (owner.Text("device") is { } device)
            {
                attachment["device"] = device;
            }

            await Session.Service("compute").PostAsync(
                $"servers/{owner.Text("server_id")}/os-volume_attachments",
                new JsonObject { ["volumeAttachment"] = attachment },
                cancellationToken);
        }
    }
}

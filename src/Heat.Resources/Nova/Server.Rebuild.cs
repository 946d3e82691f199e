using System.Text;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Rest;

namespace Heat.Resources.Nova;

/// <content>A new image, or new user data, for a server that exists.</content>
internal sealed partial class Server
{
    /// <summary>Data: a rebuild with new user data was asked for.</summary>
    private const string RebuildAskedKey = "rebuild";

    private async Task<StepResult> RebuildForImageAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        if ((live[Image] as JsonObject)?.Text("id") == resource.Properties.Text(Image))
        {
            return StepResult.Done;
        }

        var withUserData = Steps.Has(resource.Data, UserData);
        await RebuildAsync(resource, resource.Properties.Text(Image), withUserData, cancellationToken);
        return StepResult.UnderWay with { Data = withUserData ? Steps.Remove(resource.Data, UserData) : resource.Data };
    }

    private async Task<StepResult> RebuildForUserDataAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(RebuildAskedKey))
        {
            return StepResult.Done with { Data = resource.Data.Remove(RebuildAskedKey) };
        }

        await RebuildAsync(resource, (live[Image] as JsonObject)?.Text("id"), true, cancellationToken);
        return StepResult.UnderWay with { Data = resource.Data.SetItem(RebuildAskedKey, "true") };
    }

    private async Task RebuildAsync(ResourceContext resource, string? image, bool withUserData, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["imageRef"] = image };
        if (resource.Properties.IsSet("admin_pass"))
        {
            body["adminPass"] = resource.Properties.Json("admin_pass");
        }

        if (resource.Properties.Text("image_update_policy") == "REBUILD_PRESERVE_EPHEMERAL")
        {
            body["preserve_ephemeral"] = true;
        }

        if (withUserData)
        {
            body["user_data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(await UserDataAsync(resource, cancellationToken)));
        }

        await ActAsync(resource, "rebuild", body, cancellationToken);
    }
}

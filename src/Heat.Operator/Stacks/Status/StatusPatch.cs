using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Operator.Stacks.Status;

/// <summary>Makes the patch that leads from one status to another. Pure.</summary>
/// <remarks>It names all of the new status, so that it is right even where the old one was not the latest. A large status is patched by its differences instead.</remarks>
internal static class StatusPatch
{
    /// <summary>The patch; null: nothing differs.</summary>
    public static V1Patch? Between<TStatus>(TStatus? before, TStatus after)
        where TStatus : class =>
        Between(before, (JsonObject)JsonSerializer.SerializeToNode(after, KubernetesJson.Options)!); // a status is never null

    /// <summary>The patch to a status that was written already; null: nothing differs.</summary>
    public static V1Patch? Between<TStatus>(TStatus? before, JsonObject after)
        where TStatus : class
    {
        var former = JsonSerializer.SerializeToNode(before, KubernetesJson.Options);
        return JsonNode.DeepEquals(former, after) ? null : V1Patch.Merge((JsonNode)new JsonObject { ["status"] = WithRemovals(former as JsonObject, after) });
    }

    // A merge patch leaves a member that it does not name; one that is to go must be named with null.
    private static JsonObject WithRemovals(JsonObject? before, JsonObject after)
    {
        var document = after.DeepClone().AsObject();
        foreach (var gone in (before ?? []).Select(member => member.Key).Where(key => !after.ContainsKey(key)))
        {
            document[gone] = null;
        }

        return document;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>The only writer of a Stack's status: one patch a pass, and none where nothing changed.</summary>
internal sealed class StackStatusWriter(IKubernetesClient client)
{
    /// <summary>Most bytes of a status, so that an object stays far from the server's limit.</summary>
    public const int StatusBytes = 256 * 1024;

    /// <summary>Writes the status where it differs. A Stack that is gone is a success.</summary>
    /// <returns>Whether something was written.</returns>
    public async Task<bool> WriteAsync(V1Alpha1Stack stack, V1Alpha1StackStatus status, CancellationToken cancellationToken)
    {
        var before = JsonSerializer.SerializeToNode(stack.Status, KubernetesJson.Options);
        var after = Bounded(status);
        if (JsonNode.DeepEquals(before, after))
        {
            return false;
        }

        try
        {
            var patch = new JsonObject { ["status"] = MergeDocument(before as JsonObject, after) };
            var stored = await client.PatchStatusAsync<V1Alpha1Stack>(EntityKey.Of(stack), V1Patch.Merge((JsonNode)patch), cancellationToken);
            stack.Status = stored.Status;
            stack.Metadata.ResourceVersion = stored.Metadata.ResourceVersion;
            return true;
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return false;
        }
    }

    // A merge patch leaves a member that it does not name; one that is to go must be named with null.
    private static JsonObject MergeDocument(JsonObject? before, JsonObject after)
    {
        var document = new JsonObject();
        foreach (var (key, value) in after)
        {
            if (!JsonNode.DeepEquals(value, before?[key]))
            {
                document[key] = value is JsonObject map && before?[key] is JsonObject old
                    ? MergeDocument(old, map)
                    : value?.DeepClone();
            }
        }

        foreach (var key in (before ?? []).Select(member => member.Key).Where(key => !after.ContainsKey(key)))
        {
            document[key] = null;
        }

        return document;
    }

    private static JsonObject Bounded(V1Alpha1StackStatus status)
    {
        var listed = status.Resources?.Count ?? 0;
        while (true)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(status, KubernetesJson.Options);
            if (bytes.Length <= StatusBytes || listed == 0)
            {
                return (JsonObject)JsonNode.Parse(bytes)!; // a status is never null
            }

            listed /= 2;
            status = status with { Resources = [.. status.Resources!.Take(listed)], ResourcesTruncated = true }; // listed > 0
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>Finds out which object it is that cannot be read.</summary>
internal static class UnreadableObjects
{
    /// <summary>The key of the object at which the reader stands. The reader stands at its end afterwards.</summary>
    public static EntityKey KeyOf(ref Utf8JsonReader reader)
    {
        var metadata = (JsonNode.Parse(ref reader) as JsonObject)?["metadata"] as JsonObject;
        return new EntityKey(Text(metadata, "namespace"), Text(metadata, "name") ?? "");
    }

    private static string? Text(JsonObject? metadata, string name) =>
        metadata?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

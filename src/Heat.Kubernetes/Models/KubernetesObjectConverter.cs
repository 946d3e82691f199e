using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

internal sealed class KubernetesObjectConverter : JsonConverter<KubernetesObject>
{
    public override KubernetesObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNode.Parse(ref reader) is JsonObject json
            ? new KubernetesObject(json)
            : throw new JsonException("A Kubernetes object is a JSON object.");

    public override void Write(Utf8JsonWriter writer, KubernetesObject value, JsonSerializerOptions options) =>
        value.ToJson().WriteTo(writer, options);
}

using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.OpenStack.Http;

/// <summary>JSON on the wire, without reflection and without text in between.</summary>
internal static class JsonBody
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static HttpContent? Content(JsonNode? body)
    {
        if (body is null)
        {
            return null;
        }

        var content = new ReadOnlyMemoryContent(Bytes(body));
        content.Headers.ContentType = Json;
        return content;
    }

    public static ReadOnlyMemory<byte> Bytes(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The object in a text. Its parts are read when they are asked for.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static JsonObject Parse(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span);
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(element)! // Only a null element gives null.
            : throw new JsonException($"Expected an object, found {element.ValueKind}.");
    }
}

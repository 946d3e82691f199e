using System.Collections.Immutable;
using System.Text.Json;

namespace Heat.Engine.Adoption;

/// <summary>Reads the document with which a stack was handed over.</summary>
public static class AdoptionReader
{
    /// <summary>Reads the resources.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="FormatException">It is no such document; the message says what was expected.</exception>
    public static AdoptedStack Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The document is no JSON: {exception.Message} Expected what 'openstack stack abandon' or an export writes.", exception);
        }
    }

    private static AdoptedStack Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The document has no map 'resources'. Expected what 'openstack stack abandon' or an export writes.");
        }

        return new AdoptedStack(
            Text(root, "name") ?? "",
            resources.EnumerateObject().ToImmutableDictionary(member => member.Name, member => Resource(member.Value), StringComparer.Ordinal));
    }

    private static AdoptedResource Resource(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("An entry of 'resources' is no map.");
        }

        // A stack inside the stack stands there as a whole document.
        var isNested = element.TryGetProperty("resources", out _);
        return new AdoptedResource(
            Text(element, isNested ? "id" : "resource_id"), Text(element, "type"), Data(element), isNested ? element.GetRawText() : null);
    }

    private static ImmutableDictionary<string, string> Data(JsonElement element) =>
        element.TryGetProperty("resource_data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject().ToImmutableDictionary(
                member => member.Name,
                member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText(), // a JSON string
                StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}

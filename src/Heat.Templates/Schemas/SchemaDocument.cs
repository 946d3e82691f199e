using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Reads resource types from their JSON form; <c>Data/README.md</c> describes it.</summary>
internal static class SchemaDocument
{
    /// <summary>The types of one document, in its order.</summary>
    /// <exception cref="JsonException">The document is no JSON.</exception>
    /// <exception cref="FormatException">A type breaks the format; the message names the type.</exception>
    public static ImmutableArray<ResourceTypeSchema> Read(Stream document)
    {
        using var json = JsonDocument.Parse(document);
        return [.. json.RootElement.EnumerateObject().Select(ReadType)];
    }

    private static ResourceTypeSchema ReadType(JsonProperty type)
    {
        try
        {
            return ReadType(type.Name, type.Value);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new FormatException($"The schema of '{type.Name}' cannot be read: {e.Message}", e);
        }
    }

    private static ResourceTypeSchema ReadType(string name, JsonElement json) => new()
    {
        Name = name,
        Properties = Named(json, "properties", PropertyDocument.Read),
        Attributes = Named(json, "attributes", ReadAttribute),
        UpdatePolicy = Named(json, "updatePolicy", PropertyDocument.Read),
        Translations = List(json, "translations", TranslationDocument.Read),
        Substitutes = List(json, "substitutes", item => item.GetString()!),
        Support = ReadSupport(json),
        Client = Text(json, "client"),
        Entity = Text(json, "entity"),
        RequiredExtension = Text(json, "extension"),
        PhysicalNameLimit = json.TryGetProperty("nameLimit", out var limit) ? limit.GetInt32() : 255,
        AcceptsAnyProperty = Flag(json, "anyProperties"),
        HasOpenAttributes = Flag(json, "openAttributes"),
        CanSnapshot = Flag(json, "snapshot"),
        Nested = Text(json, "nested") is { } form ? Enum.Parse<NestedForm>(form, ignoreCase: true) : NestedForm.None,
        Rules = List(json, "rules", PropertyRuleDocument.Read),
        Description = Text(json, "about") ?? "",
    };

    private static AttributeSchema ReadAttribute(JsonElement json) => new()
    {
        Type = Text(json, "type") is { } type ? Enum.Parse<PropertyType>(type, ignoreCase: true) : PropertyType.Any,
        Cached = Flag(json, "cached", otherwise: true),
        Sensitive = Flag(json, "sensitive"),
        Support = ReadSupport(json),
        Description = Text(json, "about") ?? "",
    };

    /// <summary>A status as a list of "WORD release", the present one first.</summary>
    internal static SupportStatus ReadSupport(JsonElement json)
    {
        SupportStatus? status = null;
        foreach (var entry in List(json, "support", item => item.GetString()!).Reverse())
        {
            var parts = entry.Split(' ');
            status = new SupportStatus(parts[0], parts.Length > 1 ? parts[1] : null, status);
        }

        return status ?? SupportStatus.Supported;
    }

    internal static ImmutableArray<KeyValuePair<string, T>> Named<T>(JsonElement json, string key, Func<JsonElement, T> read) =>
        json.TryGetProperty(key, out var map)
            ? [.. map.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, read(entry.Value)))]
            : [];

    internal static ImmutableArray<T> List<T>(JsonElement json, string key, Func<JsonElement, T> read) =>
        json.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    internal static string? Text(JsonElement json, string key) =>
        json.TryGetProperty(key, out var text) ? text.GetString() : null;

    internal static ImmutableArray<string> Path(JsonElement json, string key) => Text(json, key) is { } path ? [.. path.Split('.')] : [];

    internal static bool Flag(JsonElement json, string key, bool otherwise = false) =>
        json.TryGetProperty(key, out var flag) ? flag.GetBoolean() : otherwise;

    internal static ImmutableArray<TemplateValue> Values(JsonElement json, string key) => List(json, key, ValueJson.FromElement);
}

using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

/// <summary>Reads resource types in the notation that Heat's own introspection is exported in.</summary>
internal static class HeatExport
{
    public static ResourceTypeSchema ReadType(string name, JsonElement json) => new()
    {
        Name = name,
        Properties = Properties(json, "properties"),
        Attributes = Entries(json, "attributes", ReadAttribute),
        UpdatePolicy = Properties(json, "update_policy"),
        Translations = Items(json, "translation", ReadTranslation),
        Support = ReadSupport(json),
        Substitutes = json.TryGetProperty("support", out var support) ? Items(support, "substitute_types", item => item.GetString()!) : [],
        Client = Text(json, "default_client_name"),
        Entity = Text(json, "entity"),
        RequiredExtension = Text(json, "required_service_extension"),
        PhysicalNameLimit = json.TryGetProperty("physical_resource_name_limit", out var limit) ? limit.GetInt32() : 255,
    };

    private static ImmutableArray<KeyValuePair<string, PropertySchema>> Properties(JsonElement json, string key) =>
        json.TryGetProperty(key, out var map) && map.ValueKind == JsonValueKind.Object ? Entries(json, key, ReadProperty) : [];

    private static PropertySchema ReadProperty(JsonElement json)
    {
        var type = Enum.Parse<PropertyType>(json.GetProperty("type").GetString()!);
        var hasSchema = json.TryGetProperty("schema", out var schema);
        return new()
        {
            Type = type,
            Required = Flag(json, "required"),
            OnChange = Flag(json, "immutable") ? OnChange.Refuse : Flag(json, "update_allowed") ? OnChange.UpdateInPlace : OnChange.Replace,
            Default = json.TryGetProperty("default", out var value) ? ValueJson.FromElement(value) : null,
            Implemented = !json.TryGetProperty("implemented", out var implemented) || implemented.GetBoolean(),
            AllowConversion = Flag(json, "allow_conversion"),
            Constraints = Items(json, "constraints", ReadConstraint),
            Fields = hasSchema && type == PropertyType.Map ? Entries(json, "schema", ReadProperty) : [],
            Items = hasSchema && type == PropertyType.List ? ReadProperty(schema.GetProperty("*")) : null,
            Support = ReadSupport(json),
        };
    }

    private static PropertyConstraint ReadConstraint(JsonElement json)
    {
        var (name, value) = json.EnumerateObject().Select(entry => (entry.Name, entry.Value)).Single();
        return name switch
        {
            "allowed_values" => new() { Kind = ConstraintKind.AllowedValues, AllowedValues = Items(json, name, ValueJson.FromElement) },
            "range" => new() { Kind = ConstraintKind.Range, Min = Number(value, "min"), Max = Number(value, "max") },
            "length" => new() { Kind = ConstraintKind.Length, Min = Number(value, "min"), Max = Number(value, "max") },
            "allowed_pattern" => new() { Kind = ConstraintKind.AllowedPattern, Pattern = value.GetString() },
            "modulo" => new() { Kind = ConstraintKind.Modulo, Step = value.GetProperty("step").GetInt64(), Offset = value.GetProperty("offset").GetInt64() },
            "custom" => new() { Kind = ConstraintKind.Custom, Custom = value.GetString() },
            _ => throw new FormatException($"Unknown constraint '{name}'."),
        };
    }

    private static AttributeSchema ReadAttribute(JsonElement json) => new()
    {
        Type = Text(json, "type") is { } type ? Enum.Parse<PropertyType>(type) : PropertyType.Any,
        Cached = Text(json, "cache_mode") != "cache_none",
        Support = ReadSupport(json),
    };

    private static TranslationRule ReadTranslation(JsonElement json) => new()
    {
        Kind = Enum.Parse<TranslationKind>(json.GetProperty("rule").GetString()!),
        Path = Items(json, "path", item => item.GetString()!),
        ValuePath = Items(json, "value_path", item => item.GetString()!),
        ValueName = Text(json, "value_name"),
        InnerPath = Items(json, "custom_value_path", item => item.GetString()!),
        Values = Items(json, "value", ValueJson.FromElement),
        Client = Text(json, "client"),
        Finder = Text(json, "finder"),
        Entity = Text(json, "entity"),
        OnlyWhenSet = Items(json, "only_when_set", item => item.GetString()!).SingleOrDefault(),
        When = json.TryGetProperty("when", out var when)
            ? when.EnumerateObject().Select(entry => new PropertyEquals(entry.Name, entry.Value.GetString()!)).Single()
            : null,
    };

    private static SupportStatus ReadSupport(JsonElement json) =>
        json.TryGetProperty("support", out var support) ? ReadStatus(support) : SupportStatus.Supported;

    private static SupportStatus ReadStatus(JsonElement json) => new(
        Text(json, "status")!,
        Text(json, "version")?.Trim(), // one of Heat's versions ends with a blank
        json.TryGetProperty("previous", out var previous) ? ReadStatus(previous) : null);

    private static ImmutableArray<KeyValuePair<string, T>> Entries<T>(JsonElement json, string key, Func<JsonElement, T> read) =>
        json.TryGetProperty(key, out var map)
            ? [.. map.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, read(entry.Value)))]
            : [];

    private static ImmutableArray<T> Items<T>(JsonElement json, string key, Func<JsonElement, T> read) =>
        json.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    private static string? Text(JsonElement json, string key) =>
        json.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static bool Flag(JsonElement json, string key) => json.TryGetProperty(key, out var flag) && flag.GetBoolean();

    private static double? Number(JsonElement json, string key) => json.TryGetProperty(key, out var number) ? number.GetDouble() : null;
}

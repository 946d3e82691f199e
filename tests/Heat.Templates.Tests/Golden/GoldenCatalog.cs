using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>The types of a case, in the notation of Heat's export, over those of the product.</summary>
internal sealed class GoldenCatalog : IResourceTypeCatalog
{
    private const string AnyType =
        """
        {"Golden::Any": {
          "properties": {
            "value": {"type": "Any", "update_allowed": true}, "other": {"type": "Any", "update_allowed": true},
            "text": {"type": "String", "update_allowed": true}, "count": {"type": "Integer", "update_allowed": true},
            "ratio": {"type": "Number", "update_allowed": true}, "flag": {"type": "Boolean", "update_allowed": true},
            "items": {"type": "List", "update_allowed": true}, "data": {"type": "Map", "update_allowed": true}},
          "attributes": {"out": {}, "text": {}, "items": {}, "data": {}, "count": {}, "show": {}}}}
        """;

    private static readonly ImmutableDictionary<string, ResourceTypeSchema> Any = Read(JsonDocument.Parse(AnyType).RootElement);

    private readonly ImmutableDictionary<string, ResourceTypeSchema> _own;
    private readonly bool _schemaOnly;

    public GoldenCatalog(GoldenCase golden)
    {
        _own = golden.Case.TryGetProperty("types", out var types) ? Any.SetItems(Read(types)) : Any;
        _schemaOnly = golden.Flag("schema_only");
    }

    public IEnumerable<string> Names => _own.Keys.Concat(ResourceTypeCatalog.Default.Names);

    public ResourceTypeSchema? Find(string typeName) => _own.GetValueOrDefault(typeName) ?? WithRules(ResourceTypeCatalog.Default.Find(typeName));

    private ResourceTypeSchema? WithRules(ResourceTypeSchema? schema) => _schemaOnly && schema is not null ? schema with { Rules = [] } : schema;

    private static ImmutableDictionary<string, ResourceTypeSchema> Read(JsonElement types) =>
        types.EnumerateObject().ToImmutableDictionary(type => type.Name, type => new ResourceTypeSchema
        {
            Name = type.Name,
            Properties = Named(type.Value, "properties", Property),
            Attributes = Named(type.Value, "attributes", _ => new AttributeSchema()),
            UpdatePolicy = Named(type.Value, "update_policy", Property),
            CanSnapshot = Flag(type.Value, "snapshot"),
        });

    private static PropertySchema Property(JsonElement json)
    {
        var type = Enum.Parse<PropertyType>(json.GetProperty("type").GetString()!);
        var fields = Named(json, "schema", Property);
        return new PropertySchema
        {
            Type = type,
            Required = Flag(json, "required"),
            OnChange = Flag(json, "immutable") ? OnChange.Refuse : Flag(json, "update_allowed") ? OnChange.UpdateInPlace : OnChange.Replace,
            Default = json.TryGetProperty("default", out var value) ? ValueJson.FromElement(value) : null,
            Implemented = Flag(json, "implemented", true),
            AllowConversion = Flag(json, "allow_conversion"),
            Constraints = json.TryGetProperty("constraints", out var list) ? [.. list.EnumerateArray().Select(Limit)] : [],
            Fields = type == PropertyType.Map ? fields : [],
            Items = type == PropertyType.List && fields.Length > 0 ? fields[0].Value : null,
        };
    }

    private static PropertyConstraint Limit(JsonElement json)
    {
        var limit = json.EnumerateObject().Single(entry => entry.Name != "description");
        return limit.Name switch
        {
            "allowed_values" => new()
            {
                Kind = ConstraintKind.AllowedValues,
                AllowedValues = [.. limit.Value.EnumerateArray().Select(ValueJson.FromElement)],
            },
            "range" => new() { Kind = ConstraintKind.Range, Min = Bound(limit.Value, "min"), Max = Bound(limit.Value, "max") },
            "length" => new() { Kind = ConstraintKind.Length, Min = Bound(limit.Value, "min"), Max = Bound(limit.Value, "max") },
            "allowed_pattern" => new() { Kind = ConstraintKind.AllowedPattern, Pattern = limit.Value.GetString() },
            "modulo" => new()
            {
                Kind = ConstraintKind.Modulo,
                Step = limit.Value.GetProperty("step").GetInt64(),
                Offset = limit.Value.GetProperty("offset").GetInt64(),
            },
            "custom" => new() { Kind = ConstraintKind.Custom, Custom = limit.Value.GetString() },
            var other => throw new FormatException($"'{other}' is not a limit."),
        };
    }

    private static double? Bound(JsonElement json, string key) => json.TryGetProperty(key, out var bound) ? bound.GetDouble() : null;

    private static bool Flag(JsonElement json, string key, bool otherwise = false) =>
        json.TryGetProperty(key, out var flag) ? flag.ValueKind == JsonValueKind.True : otherwise;

    private static ImmutableArray<KeyValuePair<string, T>> Named<T>(JsonElement json, string key, Func<JsonElement, T> read) =>
        json.TryGetProperty(key, out var map) && map.ValueKind == JsonValueKind.Object
            ? [.. map.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, read(entry.Value)))]
            : [];
}

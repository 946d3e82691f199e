using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Reads one property, with the fields inside it, from its JSON form.</summary>
internal static class PropertyDocument
{
    /// <summary>The property.</summary>
    public static PropertySchema Read(JsonElement json) => new()
    {
        Type = Enum.Parse<PropertyType>(json.GetProperty("type").GetString()!, ignoreCase: true),
        Required = SchemaDocument.Flag(json, "required"),
        OnChange = SchemaDocument.Text(json, "change") switch
        {
            null => OnChange.Replace,
            "update" => OnChange.UpdateInPlace,
            "refuse" => OnChange.Refuse,
            var other => throw new FormatException($"'{other}' is not a change; expected update or refuse."),
        },
        Default = json.TryGetProperty("default", out var value) ? ValueJson.FromElement(value) : null,
        Implemented = SchemaDocument.Flag(json, "implemented", otherwise: true),
        AllowConversion = SchemaDocument.Flag(json, "convert"),
        Constraints = SchemaDocument.List(json, "limits", ReadLimit),
        Fields = SchemaDocument.Named(json, "fields", Read),
        Items = json.TryGetProperty("items", out var items) ? Read(items) : null,
        Sensitive = SchemaDocument.Flag(json, "sensitive"),
        TypeFrom = SchemaDocument.Text(json, "typeFrom"),
        Support = SchemaDocument.ReadSupport(json),
        Description = SchemaDocument.Text(json, "about") ?? "",
    };

    private static PropertyConstraint ReadLimit(JsonElement json)
    {
        var limit = json.EnumerateObject().Single();
        return limit.Name switch
        {
            "values" => new() { Kind = ConstraintKind.AllowedValues, AllowedValues = SchemaDocument.Values(json, limit.Name) },
            "range" => Bounds(ConstraintKind.Range, limit.Value),
            "length" => Bounds(ConstraintKind.Length, limit.Value),
            "pattern" => new() { Kind = ConstraintKind.AllowedPattern, Pattern = limit.Value.GetString() },
            "modulo" => new() { Kind = ConstraintKind.Modulo, Step = limit.Value[0].GetInt64(), Offset = limit.Value[1].GetInt64() },
            "custom" => new() { Kind = ConstraintKind.Custom, Custom = limit.Value.GetString() },
            var other => throw new FormatException($"'{other}' is not a limit."),
        };
    }

    private static PropertyConstraint Bounds(ConstraintKind kind, JsonElement bounds) =>
        new() { Kind = kind, Min = Bound(bounds[0]), Max = Bound(bounds[1]) };

    private static double? Bound(JsonElement bound) => bound.ValueKind == JsonValueKind.Null ? null : bound.GetDouble();
}

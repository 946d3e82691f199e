using System.Text.Json;

namespace Heat.Templates.Schemas;

/// <summary>Reads one translation rule from its JSON form. The key that names the kind holds the path.</summary>
internal static class TranslationDocument
{
    /// <summary>The rule.</summary>
    public static TranslationRule Read(JsonElement json)
    {
        var kind = Array.Find(Enum.GetValues<TranslationKind>(), kind => json.TryGetProperty(KeyOf(kind), out _));
        return new()
        {
            Kind = kind,
            Path = SchemaDocument.Path(json, KeyOf(kind)),
            ValuePath = SchemaDocument.Path(json, "from"),
            ValueName = SchemaDocument.Text(json, "sibling"),
            InnerPath = SchemaDocument.Path(json, "inside"),
            Values = SchemaDocument.Values(json, "values"),
            Client = SchemaDocument.Text(json, "client"),
            Finder = SchemaDocument.Text(json, "finder"),
            Entity = SchemaDocument.Text(json, "entity"),
            OnlyWhenSet = SchemaDocument.Text(json, "whenSet"),
            When = json.TryGetProperty("when", out var when) ? Condition(when.EnumerateObject().Single()) : null,
        };
    }

    private static string KeyOf(TranslationKind kind) => kind switch
    {
        TranslationKind.Resolve => "resolve",
        TranslationKind.Replace => "replace",
        TranslationKind.Add => "add",
        _ => "delete",
    };

    private static PropertyEquals Condition(JsonProperty condition) => new(condition.Name, condition.Value.GetString()!);
}

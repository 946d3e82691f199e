using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>A value turned into a property's type, or the reason why it cannot be.</summary>
/// <param name="Value">The value; null where there is an error.</param>
/// <param name="Error">Why not, in Heat's words.</param>
internal readonly record struct Conversion(TemplateValue? Value, string? Error = null)
{
    /// <summary>It cannot be turned.</summary>
    public static Conversion Failed(string error) => new(null, error);

    /// <summary>As a list. Text is split at commas where the schema allows conversion.</summary>
    public static Conversion ToList(PropertySchema schema, TemplateValue value) => value switch
    {
        ListValue => new(value),
        TextValue text when schema.AllowConversion => new(Split(text)),
        _ => Failed($"\"{MessageText.Repr(value)}\" is not a list"),
    };

    /// <summary>As a map. Where the schema allows conversion, text is taken as it is and a list becomes JSON text.</summary>
    public static Conversion ToMap(PropertySchema schema, TemplateValue value) => value switch
    {
        MapValue => new(value),
        TextValue when schema.AllowConversion => new(value),
        ListValue list when schema.AllowConversion && list.IsKnown => new(new TextValue(MessageText.Json(list), list.ContainsSecret)),
        _ => Failed($"\"{MessageText.Str(value)}\" is not a map"),
    };

    private static ListValue Split(TextValue text) => text.Text.Length == 0
        ? ListValue.Empty
        : new ListValue([.. text.Text.Split(',').Select(part => new TextValue(part, text.IsSecret))]);
}

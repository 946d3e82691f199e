namespace Heat.Templates.Schemas.Reading;

/// <summary>The words that stand for types in template parameters, read as property types.</summary>
internal static class ParameterTypes
{
    /// <summary>The property type; <see cref="PropertyType.Any"/> for a word that is none of them.</summary>
    public static PropertyType PropertyTypeOf(string word) => word switch
    {
        "string" => PropertyType.String,
        "number" => PropertyType.Number,
        "comma_delimited_list" => PropertyType.List,
        "json" => PropertyType.Map,
        "boolean" => PropertyType.Boolean,
        _ => PropertyType.Any,
    };
}

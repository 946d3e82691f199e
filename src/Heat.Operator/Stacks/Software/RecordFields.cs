using System.Globalization;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>Reads the fields of a kept record. A field that an older version did not write reads as nothing.</summary>
internal static class RecordFields
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this MapValue record, string field) => (record[field] as TextValue)?.Text;

    /// <summary>A map, or an empty one.</summary>
    public static MapValue Map(this MapValue record, string field) => record[field] as MapValue ?? MapValue.Empty;

    /// <summary>A list, or an empty one.</summary>
    public static ListValue List(this MapValue record, string field) => record[field] as ListValue ?? ListValue.Empty;

    /// <summary>A time; the beginning of time where there is none.</summary>
    public static DateTimeOffset Time(this MapValue record, string field) =>
        DateTimeOffset.TryParse(record.Text(field), CultureInfo.InvariantCulture, out var time) ? time : default;

    /// <summary>One of a closed set; the first where there is none.</summary>
    public static T Choice<T>(this MapValue record, string field)
        where T : struct, Enum => Enum.TryParse<T>(record.Text(field), out var value) ? value : default;

    /// <summary>A record of fields; those without a value are left out.</summary>
    public static MapValue Record(params (string Field, TemplateValue? Value)[] fields) =>
        new(fields.Where(field => field.Value is not (null or NullValue)).Select(field => KeyValuePair.Create(field.Field, field.Value!))); // filtered

    /// <summary>A field that holds a text.</summary>
    public static TemplateValue Of(string? text) => TemplateValue.From(text);
}

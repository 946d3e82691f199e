using System.Globalization;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>Whether two values of a property mean the same to the cloud. The order of a list counts, as in Heat.</summary>
internal static class PropertyEquality
{
    /// <summary>Unset, null and a map's missing field are one; numbers compare as numbers where the schema says so.</summary>
    public static bool AreEqual(PropertySchema? schema, TemplateValue? left, TemplateValue? right)
    {
        left = left is NullValue ? null : left;
        right = right is NullValue ? null : right;
        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (MapValue a, MapValue b) => AreMapsEqual(schema, a, b),
            (ListValue a, ListValue b) => AreListsEqual(schema?.Items, a, b),
            _ => left.Equals(right) || AreScalarsEqual(schema?.Type, left, right),
        };
    }

    private static bool AreMapsEqual(PropertySchema? schema, MapValue left, MapValue right) =>
        left.Keys.Union(right.Keys).All(key => AreEqual(Field(schema, key), left[key], right[key]));

    private static bool AreListsEqual(PropertySchema? items, ListValue left, ListValue right) =>
        left.Items.Length == right.Items.Length
        && left.Items.Zip(right.Items).All(pair => AreEqual(items, pair.First, pair.Second));

    private static bool AreScalarsEqual(PropertyType? type, TemplateValue left, TemplateValue right) => type switch
    {
        PropertyType.Integer or PropertyType.Number => Number(left) is { } a && Number(right) is { } b && a.Equals(b),
        PropertyType.Boolean or PropertyType.String => Text(left) is { } a
            && string.Equals(a, Text(right), type is PropertyType.Boolean ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        _ => false,
    };

    private static double? Number(TemplateValue value) => value switch
    {
        IntegerValue integer => (double)integer.Value,
        FloatValue number => number.Value,
        TextValue text when double.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string? Text(TemplateValue value) => value switch
    {
        TextValue text => text.Text,
        BooleanValue boolean => boolean.Value ? "True" : "False",
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static PropertySchema? Field(PropertySchema? schema, string key)
    {
        if (schema is null)
        {
            return null;
        }

        foreach (var (name, field) in schema.Fields)
        {
            if (name == key)
            {
                return field;
            }
        }

        return null;
    }
}

using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Compares values. Cases spell numbers that are none as text.</summary>
internal static class GoldenValues
{
    public static void Equal(string what, TemplateValue expected, TemplateValue ours, List<string> differences)
    {
        if (!expected.Equals(Spelled(ours)))
        {
            differences.Add($"{what}: expected {expected}\n  ours: {HeatText.Quoted(ours)}");
        }
    }

    /// <summary>Heat shows every field of a map that has a schema; ours has only those that are set.</summary>
    public static TemplateValue WithoutNulls(TemplateValue value) =>
        value switch
        {
            MapValue map => new MapValue(map.Where(entry => entry.Value is not NullValue).Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value)))),
            ListValue list => new ListValue([.. list.Items.Select(WithoutNulls)]),
            _ => value,
        };

    private static TemplateValue Spelled(TemplateValue value) => value switch
    {
        FloatValue number when !double.IsFinite(number.Value) => new TextValue(HeatText.Number(number.Value)),
        ListValue list => new ListValue([.. list.Items.Select(Spelled)]),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Spelled(entry.Value)))),
        _ => value,
    };
}

using Heat.Templates.Schemas.Reading;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>Numbers for comparison: 1, 1.0 and true are the same.</summary>
internal static class Numbers
{
    /// <summary>The value as a number; null where it is none.</summary>
    public static double? Of(TemplateValue value) => value switch
    {
        IntegerValue integer => (double)integer.Value,
        FloatValue number => number.Value,
        BooleanValue boolean => boolean.Value ? 1 : 0,
        TextValue text => Scalars.ParseNumber(text.Text) is { } parsed ? Of(parsed) : null,
        _ => null,
    };

    /// <summary>A bound as messages show it.</summary>
    public static string Shown(double? bound) => bound switch
    {
        null => "None",
        { } number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        { } number => HeatText.Plain(new FloatValue(number)),
    };
}

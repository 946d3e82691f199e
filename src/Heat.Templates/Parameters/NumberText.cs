using System.Globalization;
using System.Numerics;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Numbers as Heat accepts them for parameters: blanks around, underscores between digits, <c>1e3</c>, <c>nan</c>; no <c>0x10</c>.</summary>
internal static class NumberText
{
    /// <summary>The number (or truth value) that a value stands for; null where it is none.</summary>
    public static TemplateValue? Parse(TemplateValue value) => value switch
    {
        IntegerValue or FloatValue or BooleanValue => value,
        TextValue text => Parse(text.Text) is { } number ? number.MarkedLike(value) : null,
        _ => null,
    };

    private static TemplateValue? Parse(string text)
    {
        var digits = text.Trim();
        if (digits.Contains('_', StringComparison.Ordinal))
        {
            if (!HasSingleUnderscores(digits))
            {
                return null;
            }

            digits = digits.Replace("_", "", StringComparison.Ordinal);
        }

        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new IntegerValue(integer)
            : Float(digits) is { } number ? new FloatValue(number) : null;
    }

    private static double? Float(string text) => text.TrimStart('+', '-').ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        var body when body.Length > 0 && body.All(character => char.IsAsciiDigit(character) || character is '.' or 'e' or '+' or '-') =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    private static bool HasSingleUnderscores(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '_'
                && (index == 0 || index == text.Length - 1 || !char.IsAsciiDigit(text[index - 1]) || !char.IsAsciiDigit(text[index + 1])))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Globalization;
using System.Numerics;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Heat's conversions to text, numbers and truth values.</summary>
internal static class Scalars
{
    /// <summary>The value in a scalar type.</summary>
    public static Conversion Convert(PropertyType type, TemplateValue value) => type switch
    {
        PropertyType.String => ToText(value),
        PropertyType.Integer => ToInteger(value),
        PropertyType.Number => ToNumber(value),
        PropertyType.Boolean => ToBoolean(value),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a scalar type."),
    };

    /// <summary>Reads a whole number as Heat does: blanks around it and underscores between digits are allowed.</summary>
    public static bool TryParseInteger(string text, out BigInteger number)
    {
        number = default;
        return TryDropUnderscores(text.Trim(), out var digits)
            && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads a number: whole if it can be, else fractional, with <c>nan</c> and <c>inf</c>.</summary>
    public static TemplateValue? ParseNumber(string text)
    {
        if (TryParseInteger(text, out var integer))
        {
            return new IntegerValue(integer);
        }

        var trimmed = text.Trim();
        var special = trimmed.TrimStart('+', '-').ToUpperInvariant() switch
        {
            "NAN" => double.NaN,
            "INF" or "INFINITY" => trimmed[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => 0,
        };
        if (special is not 0)
        {
            return new FloatValue(special);
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return TryDropUnderscores(trimmed, out var plain) && double.TryParse(plain, Style, CultureInfo.InvariantCulture, out var number)
            ? new FloatValue(number)
            : null;
    }

    private static Conversion ToText(TemplateValue value) => value switch
    {
        TextValue => new(value),
        BooleanValue or IntegerValue => new(new TextValue(HeatText.Plain(value))),
        _ => Conversion.Failed($"Value must be a string; got {MessageText.Repr(value)}"),
    };

    private static Conversion ToInteger(TemplateValue value) => value switch
    {
        IntegerValue => new(value),
        BooleanValue boolean => new(new IntegerValue(boolean.Value ? 1 : 0)),
        FloatValue number when double.IsFinite(number.Value) => new(new IntegerValue(new BigInteger(number.Value))),
        TextValue text when TryParseInteger(text.Text, out var parsed) => new(new IntegerValue(parsed)),
        TextValue => Conversion.Failed($"Value '{MessageText.Str(value)}' is not an integer"),
        _ => Conversion.Failed($"Value {MessageText.Repr(value)} is not an integer"),
    };

    private static Conversion ToNumber(TemplateValue value) => value switch
    {
        IntegerValue or FloatValue or BooleanValue => new(value),
        TextValue text => ParseNumber(text.Text) is { } number
            ? new(number)
            : Conversion.Failed($"could not convert string to float: {MessageText.Repr(value)}"),
        _ => Conversion.Failed($"Value {MessageText.Repr(value)} is not a number"),
    };

    private static Conversion ToBoolean(TemplateValue value) => value switch
    {
        BooleanValue => new(value),
        TextValue text when text.Text.Equals("true", StringComparison.OrdinalIgnoreCase) => new(BooleanValue.True),
        TextValue text when text.Text.Equals("false", StringComparison.OrdinalIgnoreCase) => new(BooleanValue.False),
        TextValue { IsSecret: false } text => Conversion.Failed($"\"{Lowered(text.Text)}\" is not a valid boolean"),
        _ => Conversion.Failed($"\"{MessageText.Str(value)}\" is not a valid boolean"),
    };

    /// <summary>Removes underscores; false where one does not stand between two digits.</summary>
    private static bool TryDropUnderscores(string text, out string plain)
    {
        plain = text;
        if (!text.Contains('_', StringComparison.Ordinal))
        {
            return true;
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '_'
                && (index == 0 || index == text.Length - 1 || !char.IsAsciiDigit(text[index - 1]) || !char.IsAsciiDigit(text[index + 1])))
            {
                return false;
            }
        }

        plain = text.Replace("_", "", StringComparison.Ordinal);
        return true;
    }

#pragma warning disable CA1308 // Heat shows the text in lower case.
    private static string Lowered(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}

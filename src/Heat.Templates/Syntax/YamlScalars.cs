using System.Buffers;
using System.Globalization;
using System.Numerics;
using Heat.Templates.Values;

namespace Heat.Templates.Syntax;

/// <summary>What a plain word means in YAML 1.1, as Heat reads it: <c>yes</c> is true, <c>010</c> is 8, <c>12:30</c> is 750, dates stay text.</summary>
internal static class YamlScalars
{
    /// <summary>The value of a plain (unquoted, untagged) scalar.</summary>
    public static TemplateValue Resolve(string text)
    {
        if (text.Length == 0)
        {
            return TemplateValue.Null;
        }

        var first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.')
        {
            return YamlNumbers.Parse(text) ?? new TextValue(text);
        }

        return text.Length > 5 ? new TextValue(text) : Word(text) ?? new TextValue(text);
    }

    /// <summary>The truth value that a word stands for, or null.</summary>
    public static TemplateValue? Boolean(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => BooleanValue.True,
        "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => BooleanValue.False,
        _ => null,
    };

    private static TemplateValue? Word(string text) => text switch
    {
        "~" or "null" or "Null" or "NULL" => TemplateValue.Null,
        _ => Boolean(text),
    };
}

/// <summary>Numbers of YAML 1.1.</summary>
internal static class YamlNumbers
{
    private static readonly SearchValues<char> DigitsAndUnderscore = SearchValues.Create("0123456789_");

    /// <summary>The number, or null where the text is none.</summary>
    public static TemplateValue? Parse(string text)
    {
        var negative = text[0] == '-';
        var body = text[0] is '-' or '+' ? text[1..] : text;
        if (body.Length == 0)
        {
            return null;
        }

        return Integer(body) is { } integer ? new IntegerValue(negative ? -integer : integer)
            : Float(body, body.Length < text.Length) is { } number ? new FloatValue(negative ? -number : number)
            : null;
    }

    private static BigInteger? Integer(string body)
    {
        if (body == "0")
        {
            return BigInteger.Zero;
        }

        if (body.StartsWith("0b", StringComparison.Ordinal))
        {
            return Digits(body.AsSpan(2), 2);
        }

        if (body.StartsWith("0x", StringComparison.Ordinal))
        {
            return Digits(body.AsSpan(2), 16);
        }

        return body[0] switch
        {
            '0' => Digits(body.AsSpan(1), 8),
            '.' or '_' => null,
            _ => body.Contains(':', StringComparison.Ordinal) ? Sexagesimal(body) : Digits(body, 10),
        };
    }

    private static BigInteger? Digits(ReadOnlySpan<char> text, int radix)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        BigInteger result = 0;
        long small = 0;
        var useSmall = text.Length <= 12;
        foreach (var character in text)
        {
            if (character == '_')
            {
                continue;
            }

            var digit = HexDigit(character) ?? radix;
            if (digit >= radix)
            {
                return null;
            }

            if (useSmall)
            {
                small = (small * radix) + digit;
            }
            else
            {
                result = (result * radix) + digit;
            }
        }

        return useSmall ? small : result;
    }

    private static int? HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => null,
    };

    private static BigInteger? Sexagesimal(string body)
    {
        BigInteger result = 0;
        var parts = body.Split(':');
        for (var index = 0; index < parts.Length; index++)
        {
            var part = index == 0 ? parts[0].Replace("_", "", StringComparison.Ordinal) : parts[index];
            if (!IsSexagesimalPart(part, index == 0))
            {
                return null;
            }

            result = (result * 60) + int.Parse(part, CultureInfo.InvariantCulture);
        }

        return result;
    }

    private static bool IsSexagesimalPart(string part, bool isFirst) =>
        part.Length > 0 && part.Length <= (isFirst ? 9 : 2) && part.All(char.IsAsciiDigit) && (isFirst || part.Length == 1 || part[0] <= '5');

    private static double? Float(string body, bool signed)
    {
        if (body is ".inf" or ".Inf" or ".INF")
        {
            return double.PositiveInfinity;
        }

        if (body is ".nan" or ".NaN" or ".NAN" && !signed)
        {
            return double.NaN;
        }

        var point = body.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || (point == 0 && signed))
        {
            return null;
        }

        if (body.Contains(':', StringComparison.Ordinal))
        {
            return SexagesimalFloat(body, point);
        }

        return HasFloatShape(body, point)
            ? double.Parse(body.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    private static bool HasFloatShape(string body, int point)
    {
        var exponent = body.AsSpan().IndexOfAny('e', 'E');
        var fraction = body.AsSpan(point + 1, (exponent < 0 ? body.Length : exponent) - point - 1);
        return (exponent < 0 || exponent > point)
            && AreDigits(body.AsSpan(0, point))
            && AreDigits(fraction)
            && (point > 0 || (!fraction.IsEmpty && fraction[0] != '_'))
            && (exponent < 0 || IsExponent(body.AsSpan(exponent + 1)));
    }

    private static bool IsExponent(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] is '+' or '-' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(DigitsAndUnderscore) < 0;

    private static double? SexagesimalFloat(string body, int point)
    {
        var whole = Sexagesimal(body[..point]);
        var fraction = body.AsSpan(point + 1);
        return whole is { } seconds && AreDigits(fraction)
            ? (double)seconds + double.Parse($"0.{fraction.ToString().Replace("_", "", StringComparison.Ordinal)}0", CultureInfo.InvariantCulture)
            : null;
    }
}

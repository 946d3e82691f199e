using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>How a value is written: filling, alignment, sign, width, grouping, digits and type.</summary>
internal sealed partial record FormatSpec(string Fill, char? Align, char Sign, bool HasPrefix, int Width, string Grouping, int? Precision, char? Type)
{
    public static FormatSpec Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw YaqlFault.Plain("Invalid format specifier");
        }

        var zero = match.Groups["zero"].Length > 0;
        return new FormatSpec(
            match.Groups["fill"] is { Length: > 0, Value: var fill } ? fill : zero ? "0" : " ",
            match.Groups["align"] is { Length: > 0, Value: var align } ? align[0] : zero ? '=' : null,
            match.Groups["sign"] is { Length: > 0, Value: var sign } ? sign[0] : '-',
            match.Groups["hash"].Length > 0,
            Number(match.Groups["width"].Value) ?? 0,
            match.Groups["group"].Value,
            Number(match.Groups["precision"].Value),
            match.Groups["type"] is { Length: > 0, Value: var type } ? type[0] : null);
    }

    public string Apply(YaqlValue value, YaqlRun run)
    {
        run.CheckMemory(Math.Max(Width, Precision ?? 0));
        return value switch
        {
            YaqlText text when Type is null or 's' => Padded("", Precision is { } length ? CodePoints.Slice(text.Text, 0, length) : text.Text, '<'),
            YaqlBoolean boolean when Type is null => Padded("", boolean.AsText(), '<'),
            YaqlNumber number when Type is not 's' => Numeric(number),
            _ when Type is null && Width == 0 && Precision is null => value is YaqlText text ? text.Text : value.AsText(),
            _ => throw YaqlFault.Plain("Unsupported format for this value"),
        };
    }

    private string Numeric(YaqlNumber number)
    {
        if (Type is 'd' or 'b' or 'o' or 'x' or 'X' or 'c' && number is YaqlFloat)
        {
            throw new YaqlFault($"Unknown format code '{Type}' for a floating point number");
        }

        var isNegative = number is YaqlFloat { Value: var value } ? double.IsNegative(value) : number.Whole!.Value.Sign < 0;
        var sign = isNegative ? "-" : Sign == '-' ? "" : Sign.ToString();
        var digits = number is not YaqlFloat && Type is null or 'd' or 'b' or 'o' or 'x' or 'X' or 'n' or 'c'
            ? Whole(BigInteger.Abs(number.Whole!.Value))
            : Fraction(Math.Abs(Arithmetic.ToFloat(number)));
        return Padded(sign, digits, '>');
    }

    private string Whole(BigInteger value) => Type switch
    {
        'b' => (HasPrefix ? "0b" : "") + InBase(value, 1),
        'o' => (HasPrefix ? "0o" : "") + InBase(value, 3),
        'x' => (HasPrefix ? "0x" : "") + InBase(value, 4),
        'X' => (HasPrefix ? "0X" : "") + InBase(value, 4).ToUpperInvariant(),
        'c' => CodePoints.ToText((int)BigInteger.Min(value, 0x10FFFF)),
        _ => Grouped(value.ToString(CultureInfo.InvariantCulture)),
    };

    private string Fraction(double value) => Type switch
    {
        'f' or 'F' => Grouped(Rounded(value, Precision ?? 6)),
        '%' => Rounded(value * 100, Precision ?? 6) + "%",
        'e' or 'E' => Exponential(value, Type.Value, Precision ?? 6),
        null when Precision is null => new YaqlFloat(value).AsText(),
        _ => General(value, Math.Max(1, Precision ?? 6)),
    };

    private static string General(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? "0" : new YaqlFloat(value).AsText();
        }

        var text = Exponential(value, 'e', digits - 1);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < digits)
        {
            var plain = Rounded(value, Math.Max(0, digits - 1 - exponent));
            return plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain;
        }

        var mark = text.IndexOf('e', StringComparison.Ordinal);
        var mantissa = text[..mark];
        return (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa) + text[mark..];
    }

    private static string Rounded(double value, int digits) =>
        double.IsFinite(value) ? Rounding.ToDigits(value, digits) : new YaqlFloat(value).AsText();

    private static string Exponential(double value, char sign, int digits) =>
        double.IsFinite(value) ? value.ToString($"0.{new string('0', digits)}{sign}+00", CultureInfo.InvariantCulture) : new YaqlFloat(value).AsText();

    private static string InBase(BigInteger value, int bits)
    {
        var digits = new Stack<char>();
        for (; !value.IsZero; value >>= bits)
        {
            digits.Push("0123456789abcdef"[(int)(value & ((1 << bits) - 1))]);
        }

        return digits.Count == 0 ? "0" : string.Concat(digits);
    }

    private string Grouped(string digits)
    {
        if (Grouping.Length == 0)
        {
            return digits;
        }

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        for (var at = whole.Length - 3; at > 0; at -= 3)
        {
            whole = whole.Insert(at, Grouping);
        }

        return point < 0 ? whole : whole + digits[point..];
    }

    private string Padded(string sign, string body, char usual)
    {
        var missing = Math.Max(0, Width - CodePoints.Count(sign) - CodePoints.Count(body));
        var (before, after) = (Align ?? usual) switch
        {
            '<' => (0, missing),
            '^' => (missing / 2, missing - (missing / 2)),
            _ => (missing, 0),
        };
        var filling = string.Concat(Enumerable.Repeat(Fill, before));
        return (Align == '=' ? sign + filling : filling + sign) + body + string.Concat(Enumerable.Repeat(Fill, after));
    }

    private static int? Number(string digits) =>
        digits.Length == 0 ? null : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(@"\A(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<hash>#)?(?<zero>0)?(?<width>[0-9]*)(?<group>[,_])?(?:\.(?<precision>[0-9]+))?(?<type>[bcdeEfFgGnosxX%])?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();
}

using System.Globalization;
using System.Numerics;
using System.Text;

namespace Heat.Templates.Values;

/// <summary>Values as text, in the three spellings that Heat has: plain, quoted as in its messages, and JSON.</summary>
public static class HeatText
{
    /// <summary>The text that stands for a value inside other text: <c>True</c>, <c>1.0</c>, <c>['a', 1]</c>; null is <c>None</c>.</summary>
    public static string Plain(TemplateValue value) => value is TextValue text ? text.Text : Quoted(value);

    /// <summary>As <see cref="Plain"/>, text in quotes.</summary>
    public static string Quoted(TemplateValue value)
    {
        var builder = new StringBuilder();
        AppendQuoted(builder, value);
        return builder.ToString();
    }

    /// <summary>JSON with <c>", "</c> and <c>": "</c> between, non-ASCII escaped.</summary>
    public static string Json(TemplateValue value, bool sortKeys)
    {
        var builder = new StringBuilder();
        HeatJson.Append(builder, value, sortKeys);
        return builder.ToString();
    }

    /// <summary>A floating point number: the shortest digits that read back, with a point or an exponent.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var magnitude = Math.Abs(value);
        if (magnitude != 0 && magnitude is < 1e-4 or >= 1e16)
        {
            var text = value.ToString("E16", CultureInfo.InvariantCulture);
            var shortest = value.ToString("R", CultureInfo.InvariantCulture);
            return Exponential(shortest, int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture));
        }

        var plain = value.ToString("0.0################", CultureInfo.InvariantCulture);
        return double.Parse(plain, CultureInfo.InvariantCulture).Equals(value) ? plain : ((decimal)value).ToString("0.0###########################", CultureInfo.InvariantCulture);
    }

    /// <summary>A whole number.</summary>
    public static string Number(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Exponential(string shortest, int exponent)
    {
        var digits = string.Concat(shortest.TakeWhile(character => character is not ('E' or 'e')).Where(char.IsAsciiDigit)).Trim('0');
        var mantissa = digits.Length > 1 ? $"{digits[0]}.{digits[1..]}" : digits;
        return string.Create(CultureInfo.InvariantCulture, $"{(shortest[0] == '-' ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static void AppendQuoted(StringBuilder builder, TemplateValue value)
    {
        switch (value)
        {
            case NullValue:
                builder.Append("None");
                break;
            case BooleanValue boolean:
                builder.Append(boolean.Value ? "True" : "False");
                break;
            case IntegerValue integer:
                builder.Append(Number(integer.Value));
                break;
            case FloatValue number:
                builder.Append(Number(number.Value));
                break;
            case TextValue text:
                AppendQuotedText(builder, text.Text);
                break;
            case ListValue list:
                AppendQuotedList(builder, list);
                break;
            case MapValue map:
                AppendQuotedMap(builder, map);
                break;
            default:
                builder.Append(value is UnknownValue unknown ? $"<known after {unknown.Resource}>" : "");
                break;
        }
    }

    private static void AppendQuotedList(StringBuilder builder, ListValue list)
    {
        builder.Append('[');
        for (var index = 0; index < list.Items.Length; index++)
        {
            builder.Append(index > 0 ? ", " : "");
            AppendQuoted(builder, list.Items[index]);
        }

        builder.Append(']');
    }

    private static void AppendQuotedMap(StringBuilder builder, MapValue map)
    {
        builder.Append('{');
        var separator = "";
        foreach (var (key, value) in map)
        {
            builder.Append(separator);
            AppendQuotedText(builder, key);
            builder.Append(": ");
            AppendQuoted(builder, value);
            separator = ", ";
        }

        builder.Append('}');
    }

    private static void AppendQuotedText(StringBuilder builder, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        builder.Append(quote);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                '\\' => builder.Append("\\\\"),
                '\'' when quote == '\'' => builder.Append("\\'"),
                < ' ' or (char)0x7F => builder.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => builder.Append(character),
            };
        }

        builder.Append(quote);
    }
}

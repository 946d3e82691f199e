using System.Globalization;
using System.Text;

namespace Heat.Templates.Values;

/// <summary>Writes JSON with the blanks and escapes that Heat's own writer has.</summary>
internal static class HeatJson
{
    public static void Append(StringBuilder builder, TemplateValue value, bool sortKeys)
    {
        ValueLimits.CheckCharacters(builder.Length);
        switch (value)
        {
            case BooleanValue boolean:
                builder.Append(boolean.Value ? "true" : "false");
                break;
            case IntegerValue integer:
                builder.Append(HeatText.Number(integer.Value));
                break;
            case FloatValue number:
                builder.Append(Number(number.Value));
                break;
            case TextValue text:
                AppendText(builder, text.Text);
                break;
            case ListValue list:
                AppendList(builder, list, sortKeys);
                break;
            case MapValue map:
                AppendMap(builder, map, sortKeys);
                break;
            default:
                builder.Append("null");
                break;
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : HeatText.Number(value);

    private static void AppendList(StringBuilder builder, ListValue list, bool sortKeys)
    {
        builder.Append('[');
        for (var index = 0; index < list.Items.Length; index++)
        {
            builder.Append(index > 0 ? ", " : "");
            Append(builder, list.Items[index], sortKeys);
        }

        builder.Append(']');
    }

    private static void AppendMap(StringBuilder builder, MapValue map, bool sortKeys)
    {
        builder.Append('{');
        var separator = "";
        foreach (var (key, value) in sortKeys ? map.OrderBy(entry => entry.Key, CodePointOrder.Instance) : map.AsEnumerable())
        {
            builder.Append(separator);
            AppendText(builder, key);
            builder.Append(": ");
            Append(builder, value, sortKeys);
            separator = ", ";
        }

        builder.Append('}');
    }

    private static void AppendText(StringBuilder builder, string text)
    {
        builder.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                < ' ' or > '~' => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => builder.Append(character),
            };
        }

        builder.Append('"');
    }
}

/// <summary>Orders text by Unicode code points, as Heat does; UTF-16 order differs above U+FFFF.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var length = Math.Min(left.Length, right.Length);
        for (var index = 0; index < length; index++)
        {
            if (left[index] != right[index])
            {
                var surrogates = char.IsSurrogate(left[index]).CompareTo(char.IsSurrogate(right[index]));
                return surrogates != 0 ? surrogates : left[index].CompareTo(right[index]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}

using System.Globalization;
using System.Text;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Values as Heat's messages spell them. Secrets are masked, save by <see cref="Plain"/>.</summary>
internal static class PythonText
{
    /// <summary>As text inside a sentence: text bare, everything else as <see cref="Repr"/>.</summary>
    public static string Str(TemplateValue value) => value is TextValue { IsSecret: false } text ? text.Text : Repr(value);

    /// <summary>As a literal: text in quotes, <c>True</c>, <c>None</c>, <c>['a', 1]</c>.</summary>
    public static string Repr(TemplateValue value) => value switch
    {
        { IsSecret: true } => ValueJson.Mask,
        TextValue text => Quote(text.Text),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Repr))}]",
        MapValue map => $"{{{string.Join(", ", map.Select(entry => $"{Quote(entry.Key)}: {Repr(entry.Value)}"))}}}",
        UnknownValue unknown => $"<known after {unknown.Resource}>",
        _ => Plain(value),
    };

    /// <summary>A truth value or number as text, be it secret or not.</summary>
    public static string Plain(TemplateValue value) => value switch
    {
        BooleanValue boolean => boolean.Value ? "True" : "False",
        IntegerValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Float(number.Value),
        _ => "None",
    };

    /// <summary>As JSON with a blank after commas and colons and with non-ASCII escaped.</summary>
    public static string Json(TemplateValue value) => value switch
    {
        { IsSecret: true } => $"\"{ValueJson.Mask}\"",
        TextValue text => JsonQuote(text.Text),
        BooleanValue boolean => boolean.Value ? "true" : "false",
        NullValue => "null",
        ListValue list => $"[{string.Join(", ", list.Items.Select(Json))}]",
        MapValue map => $"{{{string.Join(", ", map.Select(entry => $"{JsonQuote(entry.Key)}: {Json(entry.Value)}"))}}}",
        _ => Repr(value),
    };

    private static string Float(double number)
    {
        if (double.IsNaN(number))
        {
            return "nan";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "inf" : "-inf";
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        return text.Contains('e', StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0";
    }

    private static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when character == quote => quoted.Append('\\').Append(character),
                < ' ' or '\x7f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append(quote).ToString();
    }

    private static string JsonQuote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                < ' ' or > '~' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}

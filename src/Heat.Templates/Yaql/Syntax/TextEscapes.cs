using System.Globalization;
using System.Text;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Syntax;

/// <summary>The escapes of quoted text. A backslash before anything else stands for itself.</summary>
internal static class TextEscapes
{
    public static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? AppendEscape(builder, text, at) : AppendPlain(builder, text[at]);
        }

        return builder.ToString();
    }

    private static int AppendPlain(StringBuilder builder, char character)
    {
        builder.Append(character);
        return 1;
    }

    /// <summary>Appends what an escape stands for and gives its length.</summary>
    private static int AppendEscape(StringBuilder builder, string text, int at)
    {
        var sign = text[at + 1];
        switch (sign)
        {
            case 'x':
                return AppendCode(builder, text, at, 2);
            case 'u':
                return AppendCode(builder, text, at, 4);
            case 'U':
                return AppendCode(builder, text, at, 8);
            case 'N' when at + 2 < text.Length && text[at + 2] == '{':
                throw YaqlFault.Plain("Characters by name (\\N{...}) are not supported; write \\u and four hexadecimal digits");
            case >= '0' and <= '7':
                return AppendOctal(builder, text, at);
        }

        var simple = "\\'\"abfnrtv".IndexOf(sign, StringComparison.Ordinal);
        builder.Append(simple >= 0 ? "\\'\"\a\b\f\n\r\t\v"[simple] : '\\');
        return simple >= 0 ? 2 : 1;
    }

    private static int AppendCode(StringBuilder builder, string text, int at, int length)
    {
        if (at + 2 + length > text.Length)
        {
            builder.Append('\\');
            return 1;
        }

        builder.Append(int.TryParse(text.AsSpan(at + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is >= 0 and <= 0x10FFFF
            ? CodePoints.ToText(code)
            : throw new YaqlFault($"'{text.Substring(at, length + 2)}' is not an escape of a character"));
        return length + 2;
    }

    private static int AppendOctal(StringBuilder builder, string text, int at)
    {
        var (code, length) = (0, 1);
        while (length <= 3 && at + length < text.Length && text[at + length] is >= '0' and <= '7')
        {
            code = (code * 8) + text[at + length++] - '0';
        }

        builder.Append((char)code);
        return length;
    }
}

using System.Globalization;
using System.Text;

namespace Heat.Templates.Yaql.Library.Times;

/// <summary>Moments as text in a format of directives: a percent sign and a letter.</summary>
internal static class MomentFormat
{
    /// <summary>The platform's formats of the directives that both know.</summary>
    private static readonly Dictionary<char, string> Known = new()
    {
        ['Y'] = "yyyy",
        ['y'] = "yy",
        ['m'] = "MM",
        ['d'] = "dd",
        ['H'] = "HH",
        ['I'] = "hh",
        ['M'] = "mm",
        ['S'] = "ss",
        ['f'] = "ffffff",
        ['p'] = "tt",
        ['b'] = "MMM",
        ['B'] = "MMMM",
        ['a'] = "ddd",
        ['A'] = "dddd",
        ['F'] = "yyyy-MM-dd",
        ['T'] = "HH:mm:ss",
        ['z'] = "zzz",
    };

    public static string Write(DateTimeOffset moment, string format)
    {
        var builder = new StringBuilder();
        foreach (var (directive, text) in Pieces(format))
        {
            builder.Append(directive switch
            {
                null => text,
                'j' => moment.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
                'w' => ((int)moment.DayOfWeek).ToString(CultureInfo.InvariantCulture),
                's' => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                'Z' => moment.Offset == TimeSpan.Zero ? "UTC" : "",
                'z' => moment.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal),
                var letter => moment.ToString(Platform(letter.Value), CultureInfo.InvariantCulture),
            });
        }

        return builder.ToString();
    }

    /// <exception cref="YaqlFault">The text has another form.</exception>
    public static DateTimeOffset Read(string text, string format)
    {
        var platform = string.Concat(Pieces(format).Select(piece => piece.Directive is { } letter ? Platform(letter) : Literal(piece.Text)));
        return DateTimeOffset.TryParseExact(text, platform, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new YaqlFault($"time data '{text}' does not match format '{format}'", $"time data does not match format '{format}'");
    }

    private static string Literal(string text) => text.Length == 0 ? "" : $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Platform(char letter) => Known.TryGetValue(letter, out var platform)
        ? platform
        : throw new YaqlFault($"The directive %{letter} is not supported");

    private static IEnumerable<(char? Directive, string Text)> Pieces(string format)
    {
        for (var at = 0; at < format.Length;)
        {
            var isDirective = format[at] == '%' && at + 1 < format.Length;
            yield return !isDirective ? (null, format[at].ToString()) : format[at + 1] == '%' ? (null, "%") : (format[at + 1], "");
            at += isDirective ? 2 : 1;
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>Dates and times by ISO 8601, from a year down to fractions of a second, with an offset or none (then it is UTC).</summary>
public static partial class Instants
{
    /// <summary>Reads one; null where the text is none.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Part(string group, int otherwise) => match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : otherwise;
        try
        {
            var sign = match.Groups["sign"].ValueSpan is "-" ? -1 : 1;
            var offset = sign * new TimeSpan(Part("offsetHour", 0), Part("offsetMinute", 0), 0);
            return new DateTimeOffset(
                Part("year", 1), Part("month", 1), Part("day", 1), Part("hour", 0), Part("minute", 0), Part("second", 0), offset);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Any instant.</summary>
    internal static CustomVerdict CheckInstant(string text) => Parse(text) is null ? CustomVerdict.Refused() : CustomVerdict.Valid;

    /// <summary>An instant at which something expires. That it lies in the future is checked where there is a clock.</summary>
    internal static CustomVerdict CheckExpiration(string text) =>
        text.Length == 0 || Parse(text.Trim()) is not null
            ? CustomVerdict.Valid
            : CustomVerdict.Refused($"Expiration {text} is invalid: Unable to parse date string '{text.Trim()}'");

    [GeneratedRegex(
        @"\A(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?|(?<month>\d{2})(?<day>\d{2})?)?"
        + @"(?:[ T](?<hour>\d{2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d+)?)?)?"
        + @"(?:Z|(?<sign>[+-])(?<offsetHour>\d{2}):?(?<offsetMinute>\d{2})?)?)?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}

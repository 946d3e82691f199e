using System.Globalization;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>A CRON expression of five or six columns: minute, hour, day, month, weekday and, if given, second.</summary>
internal static class CronExpression
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly HashSet<string> Nicknames =
        new(["@midnight", "@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@annually"], StringComparer.OrdinalIgnoreCase);

    private static readonly Column[] Columns =
    [
        new(0, 59, [], 0),
        new(0, 23, [], 0),
        new(1, 31, [], 0),
        new(1, 12, Months, 1),
        new(0, 7, Weekdays, 0),
        new(0, 59, [], 0),
    ];

    /// <summary>Checks it. Empty text is fine: it means that no schedule is wanted.</summary>
    public static CustomVerdict Check(string text)
    {
        if (text.Length == 0 || Nicknames.Contains(text.Trim()))
        {
            return CustomVerdict.Valid;
        }

        var columns = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length is not (5 or 6))
        {
            return Refuse("Exactly 5 or 6 columns has to be specified for iterator expression.");
        }

        for (var index = 0; index < columns.Length; index++)
        {
            if (!Array.TrueForAll(columns[index].Split(','), part => Columns[index].Accepts(part)))
            {
                return Refuse($"[{text}] is not acceptable: column {index + 1} is '{columns[index]}'.");
            }
        }

        return CustomVerdict.Valid;
    }

    private static CustomVerdict Refuse(string reason) => CustomVerdict.Refused($"Invalid CRON expression: {reason}");

    private sealed record Column(int Least, int Greatest, string[] Words, int FirstWord)
    {
        /// <summary>One part between commas: <c>*</c>, a value, a range, each with an optional step.</summary>
        public bool Accepts(string part)
        {
            var pieces = part.Split('/');
            if (pieces.Length > 2 || (pieces.Length == 2 && Number(pieces[1]) is not > 0))
            {
                return false;
            }

            var range = pieces[0];
            if (range is "*" || (range is "?" or "l" or "L" && Greatest is 31) || IsNthWeekday(range))
            {
                return true;
            }

            return range.Split('-') switch
            {
                [var only] => Value(only) is not null,
                [var from, var to] => Value(from) is not null && Value(to) is not null,
                _ => false,
            };
        }

        /// <summary>The n-th or last such weekday of the month: <c>mon#2</c>, <c>L5</c>.</summary>
        private bool IsNthWeekday(string text) =>
            Greatest is 7
            && (text is "?"
                || (text.Split('#') is [var day, var nth] && Value(day) is not null && Number(nth) is >= 1 and <= 5)
                || (text.StartsWith('L') && Value(text[1..]) is not null));

        private int? Value(string text)
        {
            var word = Array.FindIndex(Words, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
            var value = word < 0 ? Number(text) : word + FirstWord;
            return value >= Least && value <= Greatest ? value : null;
        }

        private static int? Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

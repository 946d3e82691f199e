using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Heat.Cli.Commands;

/// <summary>Times as people write them: <c>50ms</c>, <c>2s</c>, <c>1.5m</c>, <c>1h</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    public static TimeSpan? Read(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return TimeSpan.FromMilliseconds(number * milliseconds);
            }
        }

        return text == "0" ? TimeSpan.Zero : null;
    }

    /// <summary>The shortest form that <see cref="Read"/> reads.</summary>
    public static string Write(TimeSpan time)
    {
        var (unit, milliseconds) = Array.FindLast(Units, unit => time.TotalMilliseconds >= unit.Milliseconds && time.TotalMilliseconds % unit.Milliseconds == 0);
        return unit is null ? "0" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds / milliseconds}{unit}");
    }

    public static Option<TimeSpan> Option(string name, string description, TimeSpan @default) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => @default,
        CustomParser = Parse,
    };

    private static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Read(text) is { } time)
        {
            return time;
        }

        result.AddError($"'{text}' is no time; write a number and a unit, like 50ms, 2s or 1m.");
        return default;
    }
}

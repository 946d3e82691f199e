using System.Globalization;

namespace Heat.Operator.Stacks;

/// <summary>Durations as Kubernetes users write them: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>250ms</c>.</summary>
internal static class Durations
{
    /// <summary>Reads a duration that <see cref="SpecGuard"/> has let pass; null gives the fallback.</summary>
    public static TimeSpan Parse(string? text, TimeSpan fallback) => text is not null && TryParse(text, out var value) ? value : fallback;

    /// <summary>Reads a duration greater than zero.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > int.MaxValue)
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9') is var next and >= 0 ? next : rest.Length;
            if (Unit(rest[..letters]) is not { } unit)
            {
                return false;
            }

            value += number * unit;
            rest = rest[letters..];
        }

        return value > TimeSpan.Zero;
    }

    private static TimeSpan? Unit(ReadOnlySpan<char> name) => name switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => null,
    };
}

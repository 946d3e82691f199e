using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Heat.OpenStack.Catalog;

/// <summary>A version of one service's API, such as 2.96. Ordered by number: 2.9 comes before 2.10.</summary>
/// <param name="Major">The part before the point.</param>
/// <param name="Minor">The part after it.</param>
public readonly record struct Microversion(int Major, int Minor) : IComparable<Microversion>
{
    /// <summary>The service has no microversions.</summary>
    public static readonly Microversion None;

    /// <summary>Reads <c>2.96</c>.</summary>
    /// <exception cref="FormatException">It is not two numbers with a point between.</exception>
    public static Microversion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a microversion. Expected two numbers, such as 2.96.");

    /// <summary>Reads <c>2.96</c>; false where it is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Microversion version)
    {
        version = None;
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (point <= 0
            || !int.TryParse(text.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        version = new Microversion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Microversion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(Microversion left, Microversion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(Microversion left, Microversion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before the other, or is it.</summary>
    public static bool operator <=(Microversion left, Microversion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after the other, or is it.</summary>
    public static bool operator >=(Microversion left, Microversion right) => left.CompareTo(right) >= 0;

    /// <summary>As services write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

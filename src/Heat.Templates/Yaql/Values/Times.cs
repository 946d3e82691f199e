using System.Globalization;
using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>A length of time in microseconds.</summary>
internal sealed class YaqlTimeSpan(long microseconds) : YaqlValue
{
    public const long MicrosecondsPerSecond = 1_000_000;
    public const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    public static readonly YaqlTimeSpan Zero = new(0);

    public long Microseconds { get; } = microseconds;

    public override string Kind => "timespan";

    public override bool IsTrue => Microseconds != 0;

    public override string AsText()
    {
        var days = Math.DivRem(Microseconds, MicrosecondsPerDay, out var rest);
        (days, rest) = rest < 0 ? (days - 1, rest + MicrosecondsPerDay) : (days, rest);
        var time = TimeSpan.FromMicroseconds(rest);
        var fraction = rest % MicrosecondsPerSecond;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(days == 0 ? "" : $"{days} day{(Math.Abs(days) == 1 ? "" : "s")}, ")}{time.Hours}:{time.Minutes:00}:{time.Seconds:00}{(fraction == 0 ? "" : $".{fraction:000000}")}");
    }

    public override void AppendTo(StringBuilder builder) => builder.Append(AsText());

    public override bool Equals(YaqlValue? other) => other is YaqlTimeSpan span && span.Microseconds == Microseconds;

    public override int GetHashCode() => Microseconds.GetHashCode();
}

/// <summary>A moment with its offset from UTC.</summary>
internal sealed class YaqlDateTime(DateTimeOffset value) : YaqlValue
{
    public DateTimeOffset Value { get; } = value;

    public override string Kind => "datetime";

    public override string AsText() => Value.ToString(
        Value.Microsecond + Value.Millisecond > 0 ? "yyyy-MM-dd HH:mm:ss.ffffffzzz" : "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    public override void AppendTo(StringBuilder builder) => builder.Append(AsText());

    public override bool Equals(YaqlValue? other) => other is YaqlDateTime moment && moment.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();
}

using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Times;

/// <summary>Lengths of time: how they are made.</summary>
internal static class TimeSpanFunctions
{
    /// <summary>Longer lengths have no place between two moments.</summary>
    private static readonly BigInteger Longest = 4_000_000 * new BigInteger(YaqlTimeSpan.MicrosecondsPerDay);

    private static readonly (string Name, long Microseconds)[] Units =
    [
        ("days", YaqlTimeSpan.MicrosecondsPerDay),
        ("hours", 3600 * YaqlTimeSpan.MicrosecondsPerSecond),
        ("minutes", 60 * YaqlTimeSpan.MicrosecondsPerSecond),
        ("seconds", YaqlTimeSpan.MicrosecondsPerSecond),
        ("milliseconds", 1000),
        ("microseconds", 1),
    ];

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("timespan", [.. Units.Select(unit => Takes.OptionalInteger(unit.Name, 0))], "A length of time from its parts.", Build),
        Function("isTimespan", [Takes.Any("value")], "Whether a value is a length of time.", call => call[0] is YaqlTimeSpan),
    ];

    /// <summary>A length in microseconds.</summary>
    /// <exception cref="YaqlFault">It is too long.</exception>
    public static YaqlTimeSpan Of(BigInteger microseconds) =>
        BigInteger.Abs(microseconds) <= Longest ? new YaqlTimeSpan((long)microseconds) : throw YaqlFault.Plain("The length of time is too great");

    /// <summary>A length in microseconds, rounded.</summary>
    /// <exception cref="YaqlFault">It is too long.</exception>
    public static YaqlTimeSpan Of(double microseconds) =>
        double.IsFinite(microseconds) ? Of(new BigInteger(Math.Round(microseconds))) : throw YaqlFault.Plain("The length of time is too great");

    private static YaqlTimeSpan Build(CallFrame call) =>
        Of(Units.Select((unit, index) => call.Integer(index) * unit.Microseconds).Aggregate(BigInteger.Add));
}

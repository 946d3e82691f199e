using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Times;

/// <summary>The parts of moments and of lengths of time.</summary>
internal static class MomentParts
{
    private const int DaysPerWeek = 7;

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        OfMoment("year", "The year.", moment => moment.Year),
        OfMoment("month", "The month, from 1.", moment => moment.Month),
        OfMoment("day", "The day of the month.", moment => moment.Day),
        OfMoment("hour", "The hour.", moment => moment.Hour),
        OfMoment("minute", "The minute.", moment => moment.Minute),
        OfMoment("second", "The second.", moment => moment.Second),
        OfMoment("microsecond", "The microsecond of the second.", moment => MomentFunctions.MicrosecondOf(moment)),
        OfMoment("weekday", "The day of the week; Monday is 0.", moment => ((int)moment.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek),
        OfMoment("date", "Midnight of the day.", moment => new YaqlDateTime(new DateTimeOffset(moment.Date, moment.Offset))),
        OfMoment("time", "The time since midnight.", moment => new YaqlTimeSpan((long)moment.TimeOfDay.TotalMicroseconds)),
        OfMoment("offset", "The offset from UTC.", moment => new YaqlTimeSpan((long)moment.Offset.TotalMicroseconds)),
        OfMoment("utc", "The moment less its offset.", moment => MomentFunctions.Checked(() => moment - moment.Offset)),
        OfMoment("timestamp", "The seconds since 1970.", moment => (moment - moment.Offset - DateTimeOffset.UnixEpoch).TotalSeconds),
        OfSpan("microseconds", "The length in microseconds.", span => new System.Numerics.BigInteger(span)),
        OfSpan("milliseconds", "The length in milliseconds.", span => span / 1000.0),
        OfSpan("seconds", "The length in seconds.", span => span / 1_000_000.0),
        OfSpan("minutes", "The length in minutes.", span => span / 60_000_000.0),
        OfSpan("hours", "The length in hours.", span => span / 3_600_000_000.0),
        OfSpan("days", "The length in days.", span => span / 86_400_000_000.0),
    ];

    private static FunctionSpec OfMoment(string name, string description, Func<DateTimeOffset, YaqlValue> part) =>
        Property(name, Takes.One("dt", ParameterType.DateTime), description, call => part(MomentFunctions.Of(call, 0)));

    private static FunctionSpec OfSpan(string name, string description, Func<long, YaqlValue> part) =>
        Property(name, Takes.One("timespan", ParameterType.TimeSpan), description, call => part(((YaqlTimeSpan)call[0]).Microseconds));
}

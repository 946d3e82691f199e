using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Times;

/// <summary>Moments: how they are made, changed and written.</summary>
internal static class MomentFunctions
{
    private const int TicksPerMicrosecond = 10;

    private static readonly ParameterSpec Moment = Takes.One("dt", ParameterType.DateTime);
    private static readonly ParameterSpec Offset = Takes.Optional("offset", ParameterType.TimeSpan, YaqlTimeSpan.Zero);

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function(
            "datetime",
            [Takes.Integer("year"), Takes.Integer("month"), Takes.Integer("day"), Takes.OptionalInteger("hour", 0), Takes.OptionalInteger("minute", 0), Takes.OptionalInteger("second", 0), Takes.OptionalInteger("microsecond", 0), Offset],
            "A moment from its parts.",
            call => Build([.. Enumerable.Range(0, 7).Select(call.Integer).Select(part => (int)BigInteger.Min(part, int.MaxValue))], ((YaqlTimeSpan)call[7]).Microseconds)),
        Function("datetime", [Takes.Number("timestamp"), Offset], "A moment from the seconds since 1970.", FromTimestamp),
        Function("datetime", [Takes.Text("string"), Takes.OptionalText("format")], "A moment from its text.", FromText),
        Function("now", [Offset], "Refused: a template must give the same result each time.", _ => throw MathFunctions.Unsteady("now")),
        Function("localtz", [], "The offset of local time, which is UTC.", _ => YaqlTimeSpan.Zero),
        Function("utctz", [], "The offset of UTC.", _ => YaqlTimeSpan.Zero),
        Function("isDatetime", [Takes.Any("value")], "Whether a value is a moment.", call => call[0] is YaqlDateTime),
        Method("format", [Moment, Takes.Text("format")], "The moment as text, in a format of %Y, %m and so on.", call => MomentFormat.Write(Of(call, 0), call.Text(1))),
        Method(
            "replace",
            [Moment, Part("year"), Part("month"), Part("day"), Part("hour"), Part("minute"), Part("second"), Part("microsecond"), Takes.Optional("offset", ParameterType.TimeSpan.OrNull(), YaqlNull.Instance)],
            "The moment with some of its parts replaced.",
            Replace),
    ];

    /// <summary>The moment that an argument is.</summary>
    public static DateTimeOffset Of(CallFrame call, int index) => ((YaqlDateTime)call[index]).Value;

    /// <summary>A moment as a value, or an error where there is none.</summary>
    public static YaqlDateTime Checked(Func<DateTimeOffset> moment)
    {
        try
        {
            return new YaqlDateTime(moment());
        }
        catch (ArgumentException)
        {
            throw YaqlFault.Plain("There is no such date or time");
        }
    }

    /// <summary>The microseconds of the second.</summary>
    public static int MicrosecondOf(DateTimeOffset moment) => (int)(moment.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond);

    private static ParameterSpec Part(string name) => Takes.Optional(name, ParameterType.Integer.OrNull(), YaqlNull.Instance);

    private static YaqlDateTime Build(int[] parts, long offset) => Checked(() => new DateTimeOffset(
        new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], DateTimeKind.Unspecified).AddTicks(parts[6] is >= 0 and < 1_000_000 ? parts[6] * TicksPerMicrosecond : throw new ArgumentException("microsecond")),
        TimeSpan.FromMicroseconds(offset)));

    private static YaqlDateTime FromTimestamp(CallFrame call)
    {
        var seconds = Arithmetic.ToFloat((YaqlNumber)call[0]);
        return Checked(() => DateTimeOffset.UnixEpoch
            .AddTicks(checked((long)Math.Round(seconds * YaqlTimeSpan.MicrosecondsPerSecond) * TicksPerMicrosecond))
            .ToOffset(TimeSpan.FromMicroseconds(((YaqlTimeSpan)call[1]).Microseconds)));
    }

    private static YaqlDateTime FromText(CallFrame call)
    {
        if (call.OptionalText(1) is { Length: > 0 } format)
        {
            return Checked(() => MomentFormat.Read(call.Text(0), format));
        }

        return DateTimeOffset.TryParse(call.Text(0), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var moment)
            ? new YaqlDateTime(moment)
            : throw YaqlFault.Plain("The text is no date that is understood; write it as 2017-05-23T08:30:00Z or give a format");
    }

    private static YaqlDateTime Replace(CallFrame call)
    {
        var moment = Of(call, 0);
        int[] parts = [moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second, MicrosecondOf(moment)];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = call[index + 1] is YaqlNull ? parts[index] : call.Position(index + 1);
        }

        return Build(parts, call[8] is YaqlTimeSpan offset ? offset.Microseconds : (long)moment.Offset.TotalMicroseconds);
    }
}

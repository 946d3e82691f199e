using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Times;

/// <summary>The operators of moments and of lengths of time.</summary>
internal static class TimeOperators
{
    private static readonly ParameterType Moment = ParameterType.DateTime;
    private static readonly ParameterType Span = ParameterType.TimeSpan;
    private static readonly ParameterType Number = ParameterType.Number;

    private static readonly (string Sign, Func<int, bool> Holds)[] Signs =
    [
        ("<", order => order < 0),
        ("<=", order => order <= 0),
        (">", order => order > 0),
        (">=", order => order >= 0),
    ];

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Of("+", Moment, Span, "A later moment.", call => Shifted(call, 0, Microseconds(call, 1))),
        Of("+", Span, Moment, "A later moment.", call => Shifted(call, 1, Microseconds(call, 0))),
        Of("-", Moment, Span, "An earlier moment.", call => Shifted(call, 0, -Microseconds(call, 1))),
        Of("-", Moment, Moment, "The time between two moments.", call => new YaqlTimeSpan((long)(MomentFunctions.Of(call, 0) - MomentFunctions.Of(call, 1)).TotalMicroseconds)),
        Of("+", Span, Span, "Both lengths together.", call => TimeSpanFunctions.Of((BigInteger)Microseconds(call, 0) + Microseconds(call, 1))),
        Of("-", Span, Span, "The difference of two lengths.", call => TimeSpanFunctions.Of((BigInteger)Microseconds(call, 0) - Microseconds(call, 1))),
        Of("*", Span, Number, "The length so many times.", call => Times(Microseconds(call, 0), (YaqlNumber)call[1])),
        Of("*", Number, Span, "The length so many times.", call => Times(Microseconds(call, 1), (YaqlNumber)call[0])),
        Of("/", Span, Span, "How many times one length goes into another.", call => (double)Microseconds(call, 0) / NotZero(Microseconds(call, 1))),
        Of("/", Span, Number, "A part of the length.", call => TimeSpanFunctions.Of(Microseconds(call, 0) / NotZero(Arithmetic.ToFloat((YaqlNumber)call[1])))),
        Prefix("-", Takes.One("ts", Span), "The length turned round.", call => TimeSpanFunctions.Of(-(BigInteger)Microseconds(call, 0))),
        Prefix("+", Takes.One("ts", Span), "The length itself.", call => call[0]),
        .. Signs.Select(sign => Of(sign.Sign, Moment, Moment, "Compares two moments.", call => sign.Holds(MomentFunctions.Of(call, 0).CompareTo(MomentFunctions.Of(call, 1))))),
        .. Signs.Select(sign => Of(sign.Sign, Span, Span, "Compares two lengths.", call => sign.Holds(Microseconds(call, 0).CompareTo(Microseconds(call, 1))))),
    ];

    private static FunctionSpec Of(string sign, ParameterType left, ParameterType right, string description, Func<CallFrame, YaqlValue> body) =>
        Operator(sign, Takes.One("left", left), Takes.One("right", right), description, body);

    private static long Microseconds(CallFrame call, int index) => ((YaqlTimeSpan)call[index]).Microseconds;

    private static YaqlDateTime Shifted(CallFrame call, int moment, long microseconds) =>
        MomentFunctions.Checked(() => MomentFunctions.Of(call, moment) + TimeSpan.FromMicroseconds(microseconds));

    private static YaqlTimeSpan Times(long microseconds, YaqlNumber factor) =>
        factor is YaqlFloat fraction ? TimeSpanFunctions.Of(microseconds * fraction.Value) : TimeSpanFunctions.Of(microseconds * factor.Whole!.Value);

    private static double NotZero(double divisor) => divisor == 0 ? throw YaqlFault.Plain("float division by zero") : divisor;
}

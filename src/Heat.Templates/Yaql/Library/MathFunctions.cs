using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Parameters;
using Heat.Templates.Values;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;
using ParameterType = Heat.Templates.Yaql.Evaluation.ParameterType;

namespace Heat.Templates.Yaql.Library;

/// <summary>Functions of numbers.</summary>
internal static class MathFunctions
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("abs", [Takes.Number("op")], "The number without its sign.", call => call[0] is YaqlInteger integer ? BigInteger.Abs(integer.Value) : Math.Abs(((YaqlFloat)call[0]).Value)),
        Function("int", [Takes.Any("value")], "A whole number from a number, truth value or text; null is 0.", ToInteger),
        Function("float", [Takes.Any("value")], "A floating point number from a number, truth value or text; null is 0.0.", ToFloat),
        Function("random", [], "Refused: a template must give the same result each time.", _ => throw Unsteady("random")),
        Function("random", [Takes.Any("from"), Takes.Any("to")], "Refused: a template must give the same result each time.", _ => throw Unsteady("random")),
        Function("bitwiseAnd", [Takes.Integer("left"), Takes.Integer("right")], "The bits that both numbers have.", call => Bits(call, call.Integer(0) & call.Integer(1))),
        Function("bitwiseOr", [Takes.Integer("left"), Takes.Integer("right")], "The bits that one of the numbers has.", call => Bits(call, call.Integer(0) | call.Integer(1))),
        Function("bitwiseXor", [Takes.Integer("left"), Takes.Integer("right")], "The bits that just one of the numbers has.", call => Bits(call, call.Integer(0) ^ call.Integer(1))),
        Function("bitwiseNot", [Takes.Integer("arg")], "All bits turned round.", call => -call.Integer(0) - 1),
        Function("shiftBitsLeft", [Takes.Integer("value"), Takes.Integer("bitsNumber")], "The bits moved to higher places.", ShiftLeft),
        Function("shiftBitsRight", [Takes.Integer("value"), Takes.Integer("bitsNumber")], "The bits moved to lower places.", ShiftRight),
        Function("max", [Takes.Any("a"), Takes.Any("b")], "The greater of two values.", call => call.Call("#operator_>", call[1], call[0]).IsTrue ? call[1] : call[0]),
        Function("min", [Takes.Any("a"), Takes.Any("b")], "The lesser of two values.", call => call.Call("#operator_>", call[1], call[0]).IsTrue ? call[0] : call[1]),
        Function("pow", [Takes.Number("a"), Takes.Number("b"), Takes.Optional("c", ParameterType.Number.OrNull(), YaqlNull.Instance)], "A power; with a third number its remainder.", Powers.Compute),
        Function("sign", [Takes.Number("num")], "1, 0 or -1.", call => Comparisons.Order((YaqlNumber)call[0], YaqlInteger.Of(0)) ?? 0),
        Function("round", [Takes.Number("number"), Takes.OptionalInteger("ndigits", 0)], "The number rounded to digits after the point; halves go to the even digit.", Rounding.Round),
        Function("isInteger", [Takes.Any("value")], "Whether a value is a whole number.", call => call[0] is YaqlInteger),
        Function("isNumber", [Takes.Any("value")], "Whether a value is a number.", call => call[0] is YaqlInteger or YaqlFloat),
    ];

    /// <summary>A function whose result differs from one time to the next has no place in a template that is evaluated again and again.</summary>
    public static YaqlFault Unsteady(string name) =>
        new($"Function \"{name}\" is not supported: a template must give the same result each time it is evaluated");

    private static YaqlValue ToInteger(CallFrame call) => call[0] switch
    {
        YaqlNull => 0,
        YaqlFloat { Value: var value } => double.IsFinite(value) ? new BigInteger(Math.Truncate(value)) : throw YaqlFault.Plain("An infinite number has no whole part"),
        YaqlNumber number => number.Whole!.Value,
        YaqlText text => NumberText.Parse(new TextValue(text.Text)) is IntegerValue integer ? integer.Value : throw NotANumber("int() with base 10", text),
        var other => throw new YaqlFault($"int() argument must be a text or a number, not '{other.Kind}'"),
    };

    private static YaqlValue ToFloat(CallFrame call) => call[0] switch
    {
        YaqlNull => 0.0,
        YaqlNumber number => Arithmetic.ToFloat(number),
        YaqlText text => NumberText.Parse(new TextValue(text.Text)) switch
        {
            IntegerValue integer => (double)integer.Value,
            FloatValue number => number.Value,
            _ => throw NotANumber("float()", text),
        },
        var other => throw new YaqlFault($"float() argument must be a text or a number, not '{other.Kind}'"),
    };

    private static YaqlFault NotANumber(string function, YaqlText text) =>
        new($"invalid literal for {function}: {HeatText.Quoted(new TextValue(text.Text))}", $"invalid literal for {function}");

    /// <summary>Of two truth values a truth value.</summary>
    private static YaqlValue Bits(CallFrame call, BigInteger bits) => (call[0], call[1]) is (YaqlBoolean, YaqlBoolean) ? !bits.IsZero : bits;

    private static YaqlValue ShiftLeft(CallFrame call)
    {
        var bits = Shift(call);
        call.Run.CheckMemory(((call.Integer(0).IsZero ? 0 : bits) + call.Integer(0).GetBitLength()) / 8);
        return call.Integer(0) << bits;
    }

    private static YaqlValue ShiftRight(CallFrame call) => call.Integer(0) >> Shift(call);

    private static int Shift(CallFrame call) => call.Integer(1).Sign >= 0 ? call.Position(1) : throw YaqlFault.Plain("negative shift count");
}

using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library;

/// <summary>The operators of numbers. Whole numbers have any size; division of two whole numbers rounds down.</summary>
internal static class Arithmetic
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Of("+", "Adds.", call => Combine(call, (left, right) => left + right, (left, right) => left + right)),
        Of("-", "Subtracts.", call => Combine(call, (left, right) => left - right, (left, right) => left - right)),
        Of("*", "Multiplies.", call => Combine(call, (left, right) => left * right, (left, right) => left * right)),
        Of("/", "Divides; of two whole numbers the quotient is rounded down.", call => Combine(call, Quotient, (left, right) => left / NotZero(right, "float division by zero"))),
        Of("mod", "The remainder, with the sign of the divisor.", call => Combine(call, Remainder, Remainder)),
        Prefix("+", Takes.Number("op"), "The number itself.", call => call[0]),
        Prefix("-", Takes.Number("op"), "The number with the other sign.", call => call[0] is YaqlInteger integer ? -integer.Value : -((YaqlFloat)call[0]).Value),
    ];

    /// <summary>The nearest binary floating point number.</summary>
    /// <exception cref="YaqlFault">The number is larger than any.</exception>
    public static double ToFloat(YaqlNumber number) => number is not YaqlFloat && double.IsInfinity(number.Nearest)
        ? throw YaqlFault.Plain("int too large to convert to float")
        : number.Nearest;

    private static FunctionSpec Of(string sign, string description, Func<CallFrame, YaqlValue> body) =>
        Operator(sign, Takes.Number("left"), Takes.Number("right"), description, body);

    private static YaqlValue Combine(CallFrame call, Func<BigInteger, BigInteger, BigInteger> whole, Func<double, double, double> fraction) =>
        (call[0], call[1]) is (YaqlInteger left, YaqlInteger right)
            ? whole(left.Value, right.Value)
            : fraction(ToFloat((YaqlNumber)call[0]), ToFloat((YaqlNumber)call[1]));

    private static BigInteger Quotient(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, NotZero(right), out var rest);
        return !rest.IsZero && rest.Sign != right.Sign ? quotient - 1 : quotient;
    }

    private static BigInteger Remainder(BigInteger left, BigInteger right)
    {
        var rest = BigInteger.Remainder(left, NotZero(right));
        return !rest.IsZero && rest.Sign != right.Sign ? rest + right : rest;
    }

    private static double Remainder(double left, double right)
    {
        var rest = left % NotZero(right, "float modulo");
        return rest == 0 ? Math.CopySign(0, right) : (rest < 0) != (right < 0) ? rest + right : rest;
    }

    private static BigInteger NotZero(BigInteger divisor) =>
        divisor.IsZero ? throw YaqlFault.Plain("integer division or modulo by zero") : divisor;

    private static double NotZero(double divisor, string message) => divisor == 0 ? throw new YaqlFault(message) : divisor;
}

using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library;

/// <summary>Powers of whole and other numbers.</summary>
internal static class Powers
{
    public static YaqlValue Compute(CallFrame call) => (call[0], call[1], call[2]) switch
    {
        (YaqlInteger @base, YaqlInteger exponent, YaqlInteger modulus) => WithModulus(@base.Value, exponent.Value, modulus.Value),
        (_, _, not YaqlNull) => throw YaqlFault.Plain("pow() 3rd argument not allowed unless all arguments are integers"),
        (YaqlInteger @base, YaqlInteger { Value.Sign: >= 0 } exponent, _) => Whole(@base.Value, exponent.Value, call.Run),
        _ => Fraction(Arithmetic.ToFloat((YaqlNumber)call[0]), Arithmetic.ToFloat((YaqlNumber)call[1])),
    };

    private static YaqlValue Whole(BigInteger @base, BigInteger exponent, YaqlRun run)
    {
        if (BigInteger.Abs(@base) <= 1)
        {
            return exponent.IsZero ? 1 : @base.Sign < 0 && exponent.IsEven ? 1 : @base;
        }

        var bytes = exponent * @base.GetBitLength() / 8;
        run.CheckMemory(bytes < long.MaxValue ? (long)bytes : long.MaxValue);
        return BigInteger.Pow(@base, (int)exponent);
    }

    private static YaqlValue WithModulus(BigInteger @base, BigInteger exponent, BigInteger modulus)
    {
        if (modulus.IsZero || exponent.Sign < 0)
        {
            throw new YaqlFault(modulus.IsZero ? "pow() 3rd argument cannot be 0" : "A negative power has no remainder");
        }

        var rest = BigInteger.ModPow(@base, exponent, modulus);
        return !rest.IsZero && rest.Sign != modulus.Sign ? rest + modulus : rest;
    }

    private static YaqlValue Fraction(double @base, double exponent)
    {
        if (@base == 0 && exponent < 0)
        {
            throw YaqlFault.Plain("0.0 cannot be raised to a negative power");
        }

        var power = Math.Pow(@base, exponent);
        return double.IsNaN(power) && !double.IsNaN(@base) && !double.IsNaN(exponent) ? throw YaqlFault.Plain("A negative number has no real power of this kind")
            : double.IsInfinity(power) && double.IsFinite(@base) && double.IsFinite(exponent) ? throw YaqlFault.Plain("The result is too large")
            : power;
    }
}

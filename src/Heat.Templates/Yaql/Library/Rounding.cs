using System.Globalization;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library;

/// <summary>Rounds the exact value of a number; halves go to the even digit.</summary>
internal static class Rounding
{
    private const int MaxDigits = 400;

    public static YaqlValue Round(CallFrame call)
    {
        var digits = Math.Clamp(call.Position(1), -MaxDigits, MaxDigits);
        return call[0] switch
        {
            YaqlInteger integer => digits >= 0 ? integer : Half(integer.Value, BigInteger.Pow(10, -digits)) * BigInteger.Pow(10, -digits),
            YaqlFloat { Value: var value } when double.IsFinite(value) => Float(value, digits),
            var other => other,
        };
    }

    /// <summary>The number with so many digits after the point.</summary>
    public static string ToDigits(double value, int digits)
    {
        var text = Scaled(value, digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return digits == 0 ? text : $"{text[..^digits]}.{text[^digits..]}";
    }

    private static YaqlValue Float(double value, int digits)
    {
        var rounded = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Scaled(value, digits)}E{-digits}"), CultureInfo.InvariantCulture);
        return rounded == 0 ? Math.CopySign(0, value) : rounded;
    }

    /// <summary>The number times a power of ten, rounded.</summary>
    private static BigInteger Scaled(double value, int digits)
    {
        var (mantissa, exponent) = Exact(value);
        var (over, under) = exponent >= 0 ? (mantissa << exponent, BigInteger.One) : (mantissa, BigInteger.One << -exponent);
        return digits >= 0 ? Half(over * BigInteger.Pow(10, digits), under) : Half(over, under * BigInteger.Pow(10, -digits));
    }

    /// <summary>The number as a whole number times a power of two.</summary>
    private static (BigInteger Mantissa, int Exponent) Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa |= exponent == 0 ? 0 : 1L << 52;
        return (double.IsNegative(value) ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    /// <summary>A quotient rounded to the nearest whole number.</summary>
    private static BigInteger Half(BigInteger over, BigInteger under)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(over), under, out var rest);
        var twice = (rest * 2).CompareTo(under);
        quotient += twice > 0 || (twice == 0 && !quotient.IsEven) ? 1 : 0;
        return over.Sign < 0 ? -quotient : quotient;
    }
}

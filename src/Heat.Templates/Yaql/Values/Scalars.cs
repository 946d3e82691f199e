using System.Numerics;
using System.Text;
using Heat.Templates.Values;

namespace Heat.Templates.Yaql.Values;

/// <summary>No value.</summary>
internal sealed class YaqlNull : YaqlValue
{
    public static readonly YaqlNull Instance = new();

    public override string Kind => "null";

    public override bool IsTrue => false;

    public override long Size => MemorySizes.Null;

    public override void AppendTo(StringBuilder builder) => builder.Append("None");

    public override bool Equals(YaqlValue? other) => other is YaqlNull;

    public override int GetHashCode() => 0;
}

/// <summary>Text. Positions in it count code points.</summary>
internal sealed class YaqlText(string text) : YaqlValue
{
    private const int CharactersPerUnit = 64;

    public static readonly YaqlText Empty = new("");

    public string Text { get; } = text;

    public override string Kind => "text";

    public override bool IsTrue => Text.Length > 0;

    public override long Size => MemorySizes.Text(Text);

    public override int Weight => 1 + (Text.Length / CharactersPerUnit);

    public override string AsText() => Text;

    public override void AppendTo(StringBuilder builder) => builder.Append(HeatText.Quoted(new TextValue(Text)));

    public override bool Equals(YaqlValue? other) => other is YaqlText text && text.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A number or a truth value: 1, 1.0 and true are equal.</summary>
internal abstract class YaqlNumber : YaqlValue
{
    /// <summary>The value as a whole number; null for a fraction, an infinity or what is no number.</summary>
    public abstract BigInteger? Whole { get; }

    /// <summary>The nearest binary floating point number.</summary>
    public abstract double Nearest { get; }

    public sealed override bool Equals(YaqlValue? other) => other is YaqlNumber number
        && (Whole is { } whole ? number.Whole == whole : number.Whole is null && Nearest == number.Nearest);

    public sealed override int GetHashCode() => Whole is { } whole ? whole.GetHashCode() : Nearest.GetHashCode();
}

/// <summary>A truth value.</summary>
internal sealed class YaqlBoolean : YaqlNumber
{
    public static readonly YaqlBoolean True = new(true);
    public static readonly YaqlBoolean False = new(false);

    private YaqlBoolean(bool value) => Value = value;

    public bool Value { get; }

    public override string Kind => "boolean";

    public override bool IsTrue => Value;

    public override BigInteger? Whole => Value ? BigInteger.One : BigInteger.Zero;

    public override double Nearest => Value ? 1 : 0;

    public override void AppendTo(StringBuilder builder) => builder.Append(Value ? "True" : "False");
}

/// <summary>A whole number of any size.</summary>
internal sealed class YaqlInteger : YaqlNumber
{
    private const int FirstCached = -16;

    private static readonly YaqlInteger[] Cached = [.. Enumerable.Range(FirstCached, 272).Select(value => new YaqlInteger(value))];

    private YaqlInteger(BigInteger value) => Value = value;

    public BigInteger Value { get; }

    public override string Kind => "integer";

    public override bool IsTrue => !Value.IsZero;

    public override long Size => MemorySizes.Integer(Value);

    public override BigInteger? Whole => Value;

    public override double Nearest => (double)Value;

    public static YaqlInteger Of(BigInteger value) =>
        value >= FirstCached && value < FirstCached + Cached.Length ? Cached[(int)value - FirstCached] : new YaqlInteger(value);

    public override void AppendTo(StringBuilder builder) => builder.Append(HeatText.Number(Value));
}

/// <summary>A binary floating point number.</summary>
internal sealed class YaqlFloat(double value) : YaqlNumber
{
    public double Value { get; } = value;

    public override string Kind => "number";

    public override bool IsTrue => Value != 0;

    public override long Size => MemorySizes.Number;

    public override BigInteger? Whole => double.IsInteger(Value) ? new BigInteger(Value) : null;

    public override double Nearest => Value;

    public override void AppendTo(StringBuilder builder) => builder.Append(HeatText.Number(Value));
}

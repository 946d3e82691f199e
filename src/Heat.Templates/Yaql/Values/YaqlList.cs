using System.Collections.Immutable;
using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>A list. Heat's language has two kinds: tuples, which data and literals are and which may be keys, and lists, which some functions give; the two are never equal.</summary>
internal sealed class YaqlList : YaqlIterable
{
    public static readonly YaqlList Empty = new([]);

    public YaqlList(ImmutableArray<YaqlValue> values, bool isTuple = true)
    {
        (Values, IsTuple) = (values, isTuple);
        (Weight, Depth) = Containment.Of(values);
    }

    public ImmutableArray<YaqlValue> Values { get; }

    public bool IsTuple { get; }

    public override IEnumerable<YaqlValue> Items => Values;

    public override string Kind => IsTuple ? "tuple" : "list";

    public override bool IsTrue => Values.Length > 0;

    public override long Size => IsTuple ? MemorySizes.Tuple(Values.Length) : MemorySizes.List(Values.Length);

    public override int Weight { get; }

    public override int Depth { get; }

    public override bool IsHashable => IsTuple && Values.All(value => value.IsHashable);

    public override void AppendTo(StringBuilder builder)
    {
        builder.Append(IsTuple ? '(' : '[');
        for (var index = 0; index < Values.Length; index++)
        {
            builder.Append(index > 0 ? ", " : "");
            Values[index].AppendTo(builder);
        }

        builder.Append(IsTuple && Values.Length == 1 ? "," : "").Append(IsTuple ? ')' : ']');
    }

    public override bool Equals(YaqlValue? other) =>
        ReferenceEquals(this, other) || (other is YaqlList list && list.IsTuple == IsTuple && list.Values.SequenceEqual(Values));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}

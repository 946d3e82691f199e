using System.Collections.Immutable;
using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>A set: members once each, in the order in which they came. The keys and the items of a map are sets too.</summary>
internal sealed class YaqlSet : YaqlIterable
{
    private readonly Lazy<HashSet<YaqlValue>> _index;

    private YaqlSet(ImmutableArray<YaqlValue> members)
    {
        Members = members;
        (Weight, Depth) = Containment.Of(members);
        _index = new(() => [.. members.Select(Hashing.Checked)]);
    }

    public ImmutableArray<YaqlValue> Members { get; }

    public override IEnumerable<YaqlValue> Items => Members;

    public override string Kind => "set";

    public override bool IsTrue => Members.Length > 0;

    public override long Size => MemorySizes.Set(Members.Length);

    public override int Weight { get; }

    public override int Depth { get; }

    /// <summary>The set of these values, each once.</summary>
    /// <exception cref="YaqlFault">A value cannot be a member.</exception>
    public static YaqlSet Of(IEnumerable<YaqlValue> values) => new([.. values.Select(Hashing.Checked).Distinct()]);

    /// <summary>The keys of a map.</summary>
    public static YaqlSet KeysOf(YaqlMap map) => new([.. map.Entries.Select(entry => entry.Key)]);

    /// <summary>The entries of a map as pairs; values that cannot be members of other sets can be in them.</summary>
    public static YaqlSet ItemsOf(YaqlMap map) => new([.. map.Entries.Select(entry => new YaqlList([entry.Key, entry.Value]))]);

    public bool Has(YaqlValue value) => _index.Value.Contains(Hashing.Checked(value));

    public bool IsSubsetOf(YaqlSet other) => Members.Length <= other.Members.Length && Members.All(other.Has);

    public override bool Equals(YaqlValue? other) =>
        ReferenceEquals(this, other) || (other is YaqlSet set && set.Members.Length == Members.Length && IsSubsetOf(set));

    public override int GetHashCode() => Members.Aggregate(Members.Length, (hash, member) => hash ^ member.GetHashCode());

    public override void AppendTo(StringBuilder builder)
    {
        builder.Append("frozenset(").Append(Members.Length > 0 ? "{" : "");
        for (var index = 0; index < Members.Length; index++)
        {
            builder.Append(index > 0 ? ", " : "");
            Members[index].AppendTo(builder);
        }

        builder.Append(Members.Length > 0 ? "}" : "").Append(')');
    }
}

/// <summary>What may be a key.</summary>
internal static class Hashing
{
    /// <summary>The value, if it may be a key of a map or a member of a set.</summary>
    /// <exception cref="YaqlFault">It may not.</exception>
    public static YaqlValue Checked(YaqlValue value) => value.IsHashable
        ? value
        : throw new YaqlFault($"unhashable type: '{Culprit(value).Kind}'");

    private static YaqlValue Culprit(YaqlValue value) =>
        value is YaqlList { IsTuple: true } tuple ? Culprit(tuple.Values.First(item => !item.IsHashable)) : value;
}

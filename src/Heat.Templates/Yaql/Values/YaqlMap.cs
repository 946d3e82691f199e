using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>A map that keeps the order in which its keys came. Any hashable value may be a key.</summary>
internal sealed class YaqlMap : YaqlValue
{
    public static readonly YaqlMap Empty = new([]);

    private readonly OrderedDictionary<YaqlValue, YaqlValue> _entries;

    /// <summary>Makes a map; of a key given twice the last value counts, at the place of the first.</summary>
    /// <param name="entries">Keys, all hashable, and values.</param>
    /// <param name="isFrozen">The map may be a key itself, as data and literals may; results of some functions may not.</param>
    public YaqlMap(IEnumerable<KeyValuePair<YaqlValue, YaqlValue>> entries, bool isFrozen = true)
    {
        _entries = entries.TryGetNonEnumeratedCount(out var count) ? new(count) : [];
        foreach (var (key, value) in entries)
        {
            _entries[key] = value;
        }

        IsFrozen = isFrozen;
        (Weight, Depth) = Containment.Of(_entries.Keys.Concat(_entries.Values));
    }

    public IEnumerable<KeyValuePair<YaqlValue, YaqlValue>> Entries => _entries;

    public int Count => _entries.Count;

    public bool IsFrozen { get; }

    public override string Kind => "dict";

    public override bool IsTrue => Count > 0;

    public override long Size => IsFrozen ? MemorySizes.Object : MemorySizes.Map(Count, _entries.Keys.All(key => key is YaqlText));

    public override int Weight { get; }

    public override int Depth { get; }

    public override bool IsHashable => IsFrozen && _entries.Values.All(value => value.IsHashable);

    /// <summary>The value of a key, or null.</summary>
    public YaqlValue? Find(YaqlValue key) => _entries.GetValueOrDefault(key);

    public override void AppendTo(StringBuilder builder)
    {
        builder.Append('{');
        var separator = "";
        foreach (var (key, value) in _entries)
        {
            builder.Append(separator);
            key.AppendTo(builder);
            builder.Append(": ");
            value.AppendTo(builder);
            separator = ", ";
        }

        builder.Append('}');
    }

    public override bool Equals(YaqlValue? other) => ReferenceEquals(this, other)
        || (other is YaqlMap map && map.Count == Count
            && _entries.All(entry => map._entries.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value)));

    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (key, value) in _entries)
        {
            hash ^= HashCode.Combine(key, value);
        }

        return hash;
    }
}

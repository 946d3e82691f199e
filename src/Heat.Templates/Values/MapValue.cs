using System.Collections;
using System.Collections.Immutable;

namespace Heat.Templates.Values;

/// <summary>A map from text to values that keeps the order in which it was written. Order is no part of equality.</summary>
public sealed class MapValue : TemplateValue, IReadOnlyCollection<KeyValuePair<string, TemplateValue>>
{
    /// <summary>Smaller maps are searched from the front: nearly all maps of templates are small.</summary>
    private const int IndexFrom = 9;

    private readonly ImmutableArray<KeyValuePair<string, TemplateValue>> _entries;
    private readonly Dictionary<string, int>? _index;

    /// <summary>Makes a map; of a key given twice the last value counts, at the place of the first.</summary>
    public MapValue(IEnumerable<KeyValuePair<string, TemplateValue>> entries, bool isSecret = false)
        : base(isSecret)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new MapValueBuilder(entries is ICollection<KeyValuePair<string, TemplateValue>> known ? known.Count : 0);
        foreach (var (key, value) in entries)
        {
            builder.Set(key, value);
        }

        (_entries, _index) = builder.Build();
        (ContainsSecret, IsKnown) = (isSecret, true);
        foreach (var (_, value) in _entries)
        {
            ContainsSecret |= value.ContainsSecret;
            IsKnown &= value.IsKnown;
        }
    }

    private MapValue(MapValue source, bool isSecret)
        : base(isSecret)
    {
        _entries = source._entries;
        _index = source._index;
        ContainsSecret = isSecret || source.ContainsSecret;
        IsKnown = source.IsKnown;
    }

    /// <summary>The empty map.</summary>
    public static MapValue Empty { get; } = new([]);

    /// <inheritdoc/>
    public override bool ContainsSecret { get; }

    /// <inheritdoc/>
    public override bool IsKnown { get; }

    /// <inheritdoc/>
    public override string Kind => "map";

    /// <summary>Number of keys.</summary>
    public int Count => _entries.Length;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The value of a key, or null where the map lacks it.</summary>
    public TemplateValue? this[string key] => IndexOf(key) is >= 0 and var index ? _entries[index].Value : null;

    /// <summary>The map holds the key, be its value null.</summary>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>The map with one key set.</summary>
    public MapValue With(string key, TemplateValue value) => new([.. _entries, KeyValuePair.Create(key, value)], IsSecret);

    /// <summary>The map without a key.</summary>
    public MapValue Without(string key) => new(_entries.Where(entry => entry.Key != key), IsSecret);

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new MapValue(this, true);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, TemplateValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, TemplateValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) =>
        other is MapValue map && map.Count == Count
        && (ReferenceEquals(map, this) || _entries.All(entry => map[entry.Key] is { } value && value.Equals(entry.Value)));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (key, value) in _entries)
        {
            hash ^= HashCode.Combine(key, value);
        }

        return hash;
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var index) ? index : -1;
        }

        for (var index = 0; index < _entries.Length; index++)
        {
            if (_entries[index].Key == key)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Collects entries, each key once.</summary>
    private sealed class MapValueBuilder(int capacity)
    {
        private readonly ImmutableArray<KeyValuePair<string, TemplateValue>>.Builder _entries =
            ImmutableArray.CreateBuilder<KeyValuePair<string, TemplateValue>>(capacity);

        private Dictionary<string, int>? _index;

        public void Set(string key, TemplateValue value)
        {
            var entry = KeyValuePair.Create(key, value);
            var at = Find(key);
            if (at >= 0)
            {
                _entries[at] = entry;
                return;
            }

            _entries.Add(entry);
            _index?.Add(key, _entries.Count - 1);
            if (_index is null && _entries.Count == IndexFrom)
            {
                _index = new Dictionary<string, int>(StringComparer.Ordinal);
                for (var index = 0; index < _entries.Count; index++)
                {
                    _index[_entries[index].Key] = index;
                }
            }
        }

        public (ImmutableArray<KeyValuePair<string, TemplateValue>> Entries, Dictionary<string, int>? Index) Build() =>
            (_entries.DrainToImmutable(), _index);

        private int Find(string key)
        {
            if (_index is not null)
            {
                return _index.TryGetValue(key, out var known) ? known : -1;
            }

            for (var index = 0; index < _entries.Count; index++)
            {
                if (_entries[index].Key == key)
                {
                    return index;
                }
            }

            return -1;
        }
    }
}

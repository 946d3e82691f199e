using System.Collections;
using System.Collections.Immutable;

namespace Heat.Templates.Values;

/// <summary>A map from text to values that keeps the order in which it was written. Order is no part of equality.</summary>
public sealed class MapValue : TemplateValue, IReadOnlyCollection<KeyValuePair<string, TemplateValue>>
{
    private readonly ImmutableArray<KeyValuePair<string, TemplateValue>> _entries;
    private readonly Dictionary<string, TemplateValue> _byKey;

    /// <summary>Makes a map; of a key given twice the last value counts, at the place of the first.</summary>
    public MapValue(IEnumerable<KeyValuePair<string, TemplateValue>> entries, bool isSecret = false)
        : base(isSecret)
    {
        _byKey = new Dictionary<string, TemplateValue>(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var (key, value) in entries)
        {
            if (!_byKey.ContainsKey(key))
            {
                keys.Add(key);
            }

            _byKey[key] = value;
        }

        _entries = [.. keys.Select(key => KeyValuePair.Create(key, _byKey[key]))];
        ContainsSecret = isSecret || _entries.Any(entry => entry.Value.ContainsSecret);
        IsKnown = _entries.All(entry => entry.Value.IsKnown);
    }

    private MapValue(MapValue source, bool isSecret)
        : base(isSecret)
    {
        _entries = source._entries;
        _byKey = source._byKey;
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
    public TemplateValue? this[string key] => _byKey.GetValueOrDefault(key);

    /// <summary>The map holds the key, be its value null.</summary>
    public bool ContainsKey(string key) => _byKey.ContainsKey(key);

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
        && _entries.All(entry => map._byKey.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value));

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
}

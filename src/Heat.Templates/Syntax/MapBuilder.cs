using Heat.Templates.Diagnostics;

namespace Heat.Templates.Syntax;

/// <summary>Collects the keys of one map. Of a key given twice the last value counts, as in Heat, and a warning says so.</summary>
internal sealed class MapBuilder(DiagnosticBag diagnostics)
{
    private const int IndexFrom = 9;

    private readonly List<MapEntry> _entries = [];
    private Dictionary<(bool IsText, string Key), int>? _index;
    private HashSet<int>? _merged;

    public void Add(MapEntry entry)
    {
        var at = Find(Identity(entry));
        if (at < 0)
        {
            Append(entry);
            return;
        }

        if (_merged is null || !_merged.Remove(at))
        {
            diagnostics.Warning(
                DiagnosticIds.DuplicateKey,
                $"The key \"{entry.Key}\" is given twice; the first one, at {_entries[at].Position}, has no effect",
                entry.Key,
                entry.Position);
        }

        _entries[at] = entry with { Key = _entries[at].Key };
    }

    /// <summary>Takes the keys of another map, as YAML's <c>&lt;&lt;</c> does: keys of the map itself win.</summary>
    public void Merge(MapNode source)
    {
        foreach (var entry in source.Entries)
        {
            if (Find(Identity(entry)) < 0)
            {
                (_merged ??= []).Add(_entries.Count);
                Append(entry);
            }
        }
    }

    /// <summary>The map. The builder is empty then and can be used for another one.</summary>
    public MapNode Build(SourcePosition position)
    {
        var map = new MapNode(position, [.. _entries]);
        _entries.Clear();
        (_index, _merged) = (null, null);
        return map;
    }

    private void Append(MapEntry entry)
    {
        _entries.Add(entry);
        _index?.Add(Identity(entry), _entries.Count - 1);
        if (_index is null && _entries.Count == IndexFrom)
        {
            _index = [];
            for (var at = 0; at < _entries.Count; at++)
            {
                _index[Identity(_entries[at])] = at;
            }
        }
    }

    private int Find((bool IsText, string Key) identity)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(identity, out var known) ? known : -1;
        }

        for (var at = 0; at < _entries.Count; at++)
        {
            if (Identity(_entries[at]) == identity)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Keys that YAML reads as numbers or truth values are the same key when they are equal: 1, 1.0 and true.</summary>
    private static (bool IsText, string Key) Identity(MapEntry entry) => entry switch
    {
        { IsText: true } => (true, entry.Key),
        { Key: "true" } => (false, "1"),
        { Key: "false" } => (false, "0"),
        { Key: var key } => (false, key.EndsWith(".0", StringComparison.Ordinal) ? key[..^2] : key),
    };
}

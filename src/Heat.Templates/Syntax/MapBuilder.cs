using Heat.Templates.Diagnostics;

namespace Heat.Templates.Syntax;

/// <summary>Collects the keys of one map. Of a key given twice the last value counts, as in Heat, and a warning says so.</summary>
internal sealed class MapBuilder(DiagnosticBag diagnostics)
{
    private readonly List<MapEntry> _entries = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly HashSet<string> _merged = new(StringComparer.Ordinal);

    public void Add(MapEntry entry)
    {
        if (_index.TryAdd(Identity(entry), _entries.Count))
        {
            _entries.Add(entry);
            return;
        }

        var at = _index[Identity(entry)];
        if (!_merged.Remove(entry.Key))
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
            if (_index.TryAdd(Identity(entry), _entries.Count))
            {
                _entries.Add(entry);
                _merged.Add(entry.Key);
            }
        }
    }

    /// <summary>Keys that YAML reads as numbers or truth values are the same key when they are equal: 1, 1.0 and true.</summary>
    private static string Identity(MapEntry entry) => entry switch
    {
        { IsText: true } => $"text {entry.Key}",
        { Key: "true" } => "1",
        { Key: "false" } => "0",
        { Key: var key } => key.EndsWith(".0", StringComparison.Ordinal) ? key[..^2] : key,
    };

    public MapNode Build(SourcePosition position) => new(position, [.. _entries]);
}

using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Syntax;

/// <summary>A piece of a document that knows where it stands.</summary>
internal abstract class Node(SourcePosition position)
{
    /// <summary>Where the piece begins.</summary>
    public SourcePosition Position { get; } = position;

    /// <summary>A value as a piece of a document. What a secret container holds is secret.</summary>
    public static Node Of(TemplateValue value, SourcePosition position) => value switch
    {
        ListValue list => new ListNode(position, [.. list.MarkedItems().Select(item => Of(item, position))]),
        MapValue map => new MapNode(position, [.. map.MarkedEntries().Select(entry => new MapEntry(entry.Key, true, position, Of(entry.Value, position)))]),
        _ => new ScalarNode(position, value),
    };

    /// <summary>The piece as a plain value, no function applied.</summary>
    public abstract TemplateValue ToValue();

    /// <summary>The text, or null where the node is none.</summary>
    public string? Text => this is ScalarNode { Value: TextValue text } ? text.Text : null;

    /// <summary>The node is absent in the way of YAML: <c>key:</c> with nothing behind it.</summary>
    public bool IsNull => this is ScalarNode { Value: NullValue };
}

/// <summary>Text, a number, a truth value or null.</summary>
internal sealed class ScalarNode(SourcePosition position, TemplateValue value) : Node(position)
{
    public TemplateValue Value { get; } = value;

    public override TemplateValue ToValue() => Value;
}

/// <summary>A list.</summary>
internal sealed class ListNode(SourcePosition position, ImmutableArray<Node> items) : Node(position)
{
    private TemplateValue? _value;

    public ImmutableArray<Node> Items { get; } = items;

    public override TemplateValue ToValue() => _value ??= new ListValue([.. Items.Select(item => item.ToValue())]);
}

/// <summary>One key of a map with its value.</summary>
/// <param name="Key">The key; a key that is no text stands as its JSON text.</param>
/// <param name="IsText">False where YAML made a number, a truth value or null of the key.</param>
/// <param name="Position">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MapEntry(string Key, bool IsText, SourcePosition Position, Node Value);

/// <summary>A map. Keys are unique; their order is that of the text.</summary>
internal sealed class MapNode(SourcePosition position, ImmutableArray<MapEntry> entries) : Node(position)
{
    private const int IndexFrom = 9;

    private TemplateValue? _value;
    private Dictionary<string, int>? _index;

    public ImmutableArray<MapEntry> Entries { get; } = entries;

    /// <summary>The value of a key, or null where there is none.</summary>
    public Node? this[string key] => Find(key)?.Value;

    public MapEntry? Find(string key)
    {
        if (Entries.Length >= IndexFrom)
        {
            return Index.TryGetValue(key, out var at) ? Entries[at] : null;
        }

        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    public override TemplateValue ToValue() =>
        _value ??= new MapValue(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToValue())));

    private Dictionary<string, int> Index
    {
        get
        {
            if (_index is null)
            {
                var index = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
                for (var at = 0; at < Entries.Length; at++)
                {
                    index[Entries[at].Key] = at;
                }

                _index = index;
            }

            return _index;
        }
    }
}

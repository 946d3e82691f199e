using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Language.Outline;

/// <summary>A piece of a document as its author wrote it, with its place. No function is applied.</summary>
public sealed class OutlineNode
{
    private readonly Node _node;

    internal OutlineNode(Node node) => _node = node;

    /// <summary>Where the piece begins.</summary>
    public SourcePosition Position => _node.Position;

    /// <summary>The piece is a map.</summary>
    public bool IsMap => _node is MapNode;

    /// <summary>The piece is a list.</summary>
    public bool IsList => _node is ListNode;

    /// <summary>Nothing stands behind the key, or null does.</summary>
    public bool IsNull => _node.IsNull;

    /// <summary>The text; null where the piece is none.</summary>
    public string? Text => _node.Text;

    /// <summary>The piece as a value.</summary>
    public TemplateValue Value => _node.ToValue();

    /// <summary>Keys with their values in the order of the text; empty for anything but a map.</summary>
    public ImmutableArray<OutlineEntry> Entries => _node is MapNode map
        ? [.. map.Entries.Select(entry => new OutlineEntry(entry.Key, entry.Position, new OutlineNode(entry.Value)))]
        : [];

    /// <summary>Items in order; empty for anything but a list.</summary>
    public ImmutableArray<OutlineNode> Items => _node is ListNode list ? [.. list.Items.Select(item => new OutlineNode(item))] : [];

    /// <summary>The value of a key; null where the piece is no map or lacks it.</summary>
    public OutlineNode? this[string key] => _node is MapNode map && map[key] is { } value ? new OutlineNode(value) : null;

    /// <summary>The key with its place; null where the piece is no map or lacks it.</summary>
    public OutlineEntry? Find(string key) => _node is MapNode map && map.Find(key) is { } entry
        ? new OutlineEntry(entry.Key, entry.Position, new OutlineNode(entry.Value))
        : null;

    /// <summary>The place of what a path below this piece leads to, such as <c>.networks[0].port</c>, as far as it leads.</summary>
    public SourcePosition PositionOf(string path) => Evaluation.NodePositions.Find(_node, path);

    /// <summary>This piece and all that stand in it, each with its path.</summary>
    /// <param name="path">Path of this piece.</param>
    public IEnumerable<(string Path, OutlineNode Node)> Walk(string path)
    {
        var waiting = new Stack<(string Path, OutlineNode Node)>([(path, this)]);
        while (waiting.TryPop(out var current))
        {
            yield return current;
            foreach (var entry in current.Node.Entries.Reverse())
            {
                waiting.Push(($"{current.Path}.{entry.Key}", entry.Value));
            }

            var items = current.Node.Items;
            for (var index = items.Length - 1; index >= 0; index--)
            {
                waiting.Push(($"{current.Path}[{index}]", items[index]));
            }
        }
    }
}

/// <summary>A key of a map with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Position">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record OutlineEntry(string Key, SourcePosition Position, OutlineNode Value);

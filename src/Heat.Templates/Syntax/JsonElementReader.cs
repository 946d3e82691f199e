using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Syntax;

/// <summary>Reads the object form of a document. It has no lines, so every node has the position of the document.</summary>
internal static class JsonElementReader
{
    public static Node Read(JsonElement element, SourcePosition position) => Read(element, position, 0);

    private static Node Read(JsonElement element, SourcePosition position, int depth)
    {
        if (depth > SyntaxLimits.MaxDepth)
        {
            throw new SyntaxFault(DiagnosticIds.TooDeep, $"Maps and lists stand more than {SyntaxLimits.MaxDepth} deep in one another", position);
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return ReadMap(element, position, depth);
            case JsonValueKind.Array:
                var items = ImmutableArray.CreateBuilder<Node>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                {
                    items.Add(Read(item, position, depth + 1));
                }

                return new ListNode(position, items.MoveToImmutable());
            default:
                return new ScalarNode(position, ValueJson.FromElement(element));
        }
    }

    private static MapNode ReadMap(JsonElement element, SourcePosition position, int depth)
    {
        var entries = new OrderedDictionary<string, Node>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            entries[property.Name] = Read(property.Value, position, depth + 1);
        }

        return new MapNode(position, [.. entries.Select(entry => new MapEntry(entry.Key, true, position, entry.Value))]);
    }
}

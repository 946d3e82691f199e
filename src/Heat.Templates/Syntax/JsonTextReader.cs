using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Syntax;

/// <summary>Reads a document that is written in JSON.</summary>
internal static class JsonTextReader
{
    /// <summary>The root node, or null where the text is no JSON map.</summary>
    public static Node? TryRead(string name, string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = SyntaxLimits.MaxDepth });
            var lines = new LineIndex(name, bytes);
            reader.Read();
            var root = ReadNode(ref reader, lines);
            return reader.Read() ? null : root;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node ReadNode(ref Utf8JsonReader reader, LineIndex lines)
    {
        var position = lines.PositionOf((int)reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(ref reader, lines, position),
            JsonTokenType.StartArray => ReadList(ref reader, lines, position),
            JsonTokenType.String => new ScalarNode(position, new TextValue(reader.GetString()!)), // a string token has a string
            JsonTokenType.True => new ScalarNode(position, BooleanValue.True),
            JsonTokenType.False => new ScalarNode(position, BooleanValue.False),
            JsonTokenType.Number => new ScalarNode(position, ValueJson.FromNumber(Encoding.ASCII.GetString(reader.ValueSpan))),
            _ => new ScalarNode(position, TemplateValue.Null),
        };
    }

    private static MapNode ReadMap(ref Utf8JsonReader reader, LineIndex lines, SourcePosition position)
    {
        var entries = new OrderedDictionary<string, MapEntry>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!; // a property name is a string
            var keyPosition = lines.PositionOf((int)reader.TokenStartIndex);
            reader.Read();
            entries[key] = new MapEntry(key, true, keyPosition, ReadNode(ref reader, lines));
        }

        return new MapNode(position, [.. entries.Values]);
    }

    private static ListNode ReadList(ref Utf8JsonReader reader, LineIndex lines, SourcePosition position)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(ref reader, lines));
        }

        return new ListNode(position, items.ToImmutable());
    }

    /// <summary>Turns growing byte offsets into lines and columns.</summary>
    private sealed class LineIndex(string name, byte[] bytes)
    {
        private int _offset;
        private int _line = 1;
        private int _column = 1;

        public SourcePosition PositionOf(int offset)
        {
            for (; _offset < offset; _offset++)
            {
                if (bytes[_offset] == (byte)'\n')
                {
                    _line++;
                    _column = 1;
                }
                else if ((bytes[_offset] & 0xC0) != 0x80)
                {
                    _column++;
                }
            }

            return new SourcePosition(name, _line, _column);
        }
    }
}

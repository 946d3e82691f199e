using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Heat.Templates.Syntax;

/// <summary>Builds nodes from the events of the YAML parser, within <see cref="SyntaxLimits"/>.</summary>
internal sealed class YamlTextReader(string name, string text, DiagnosticBag diagnostics)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));
    private readonly Dictionary<AnchorName, (Node Node, int Size)> _anchors = [];
    private readonly Func<Mark, SourcePosition> _at = mark => new SourcePosition(name, (int)mark.Line, (int)mark.Column);
    private readonly Stack<MapBuilder> _builders = [];
    private int _nodes;

    /// <summary>The root node of the only document; null for an empty text.</summary>
    /// <exception cref="SyntaxFault">The text is no YAML, or exceeds a limit.</exception>
    public Node Read()
    {
        try
        {
            return ReadDocument();
        }
        catch (YamlException exception)
        {
            throw new SyntaxFault(DiagnosticIds.SyntaxError, $"Error parsing: {Sentence(exception)}", At(Place(exception)));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser answers some broken texts with plain runtime errors, whose messages say nothing to a user.
            throw new SyntaxFault(DiagnosticIds.SyntaxError, "Error parsing: what stands here or after it is no YAML; look for a missing quote, comma or bracket", At(LastPlace));
        }
    }

    /// <summary>Where the parser gave up; it also tells where what it was reading began, which may be far above.</summary>
    private Mark Place(YamlException exception)
    {
        var fault = exception.InnerException as YamlException ?? exception;
        return fault.End.Index > fault.Start.Index ? fault.End : fault.Start.Index > 0 ? fault.Start : LastPlace;
    }

    /// <summary>The end of what could be read.</summary>
    private Mark LastPlace => _parser.Current?.End ?? new Mark(0, 1, 1);

    private static string Sentence(YamlException exception) =>
        (exception.InnerException is YamlException inner ? inner.Message : exception.Message).TrimEnd('.');

    private Node ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return new ScalarNode(new SourcePosition(name, 1, 1), TemplateValue.Null);
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Fault("The text holds more than one YAML document; only one is expected", _parser.Current!.Start); // Accept has loaded it
        }

        return root;
    }

    private Node ReadNode(int depth)
    {
        _parser.Accept<ParsingEvent>(out var next);
        var position = At(next!.Start); // Accept loads the next event or throws
        if (depth > SyntaxLimits.MaxDepth)
        {
            throw new SyntaxFault(DiagnosticIds.TooDeep, $"Maps and lists stand more than {SyntaxLimits.MaxDepth} deep in one another", position);
        }

        var before = _nodes;
        Count(1, position);
        switch (next)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return ReadAlias(alias, position);
            case Scalar scalar:
                _parser.MoveNext();
                return Remember(scalar, new ScalarNode(position, YamlTags.Construct(scalar, _at)), before);
            case SequenceStart start:
                _parser.MoveNext();
                YamlTags.RequireList(start, _at);
                return Remember(start, ReadList(position, depth), before);
            case MappingStart start:
                _parser.MoveNext();
                YamlTags.RequireMap(start, _at);
                return Remember(start, ReadMap(position, depth), before);
            default:
                throw Fault("Expected a value", next.Start);
        }
    }

    private ListNode ReadList(SourcePosition position, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new ListNode(position, items.ToImmutable());
    }

    private MapNode ReadMap(SourcePosition position, int depth)
    {
        var builder = _builders.TryPop(out var used) ? used : new MapBuilder(diagnostics);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var isMerge = _parser.Accept<Scalar>(out var scalar) && scalar.Value == "<<" && scalar.Style == ScalarStyle.Plain;
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (isMerge)
            {
                Merge(builder, value);
            }
            else
            {
                builder.Add(Entry(key, value));
            }
        }

        var map = builder.Build(position);
        _builders.Push(builder);
        return map;
    }

    private static void Merge(MapBuilder builder, Node source)
    {
        switch (source)
        {
            case MapNode map:
                builder.Merge(map);
                break;
            case ListNode list when list.Items.All(item => item is MapNode):
                foreach (var item in list.Items)
                {
                    builder.Merge((MapNode)item);
                }

                break;
            default:
                throw new SyntaxFault(DiagnosticIds.SyntaxError, "Error parsing: expected a map or a list of maps for merging (<<)", source.Position);
        }
    }

    private static MapEntry Entry(Node key, Node value) => key switch
    {
        ScalarNode { Value: TextValue text } => new MapEntry(text.Text, true, key.Position, value),
        ScalarNode scalar => new MapEntry(ValueJson.ToMaskedText(scalar.Value), false, key.Position, value),
        _ => throw new SyntaxFault(DiagnosticIds.SyntaxError, "Error parsing: a key must be a word, not a list or map", key.Position),
    };

    private Node ReadAlias(AnchorAlias alias, SourcePosition position)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchor))
        {
            throw Fault($"found undefined alias '{alias.Value}'", alias.Start);
        }

        Count(anchor.Size, position);
        return anchor.Node;
    }

    private Node Remember(NodeEvent start, Node node, int before)
    {
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = (node, _nodes - before);
        }

        return node;
    }

    private void Count(int nodes, SourcePosition position)
    {
        _nodes += nodes;
        if (_nodes > SyntaxLimits.MaxNodes)
        {
            throw new SyntaxFault(
                DiagnosticIds.TooManyNodes,
                $"With its aliases written out the document has more than {SyntaxLimits.MaxNodes} values",
                position);
        }
    }

    private SourcePosition At(Mark mark) => _at(mark);

    private SyntaxFault Fault(string message, Mark mark) => new(DiagnosticIds.SyntaxError, $"Error parsing: {message}", At(mark));
}

using System.Globalization;
using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;

namespace Heat.Templates.Evaluation;

/// <summary>Finds the place in the text of a path below a node; of a path that leads into a function, the function's place.</summary>
internal static class NodePositions
{
    /// <summary>The place of what a path leads to, as far as it leads.</summary>
    /// <param name="root">The node.</param>
    /// <param name="rest">Path from the node on, such as <c>.networks[0].port</c>.</param>
    public static SourcePosition Find(Node root, ReadOnlySpan<char> rest)
    {
        var (node, position) = (root, root.Position);
        while (!rest.IsEmpty)
        {
            var length = Length(rest);
            var step = rest[..length];
            rest = rest[length..];
            if (Next(node, step) is not { } next)
            {
                return position;
            }

            (node, position) = next;
        }

        return position;
    }

    private static int Length(ReadOnlySpan<char> rest)
    {
        var length = rest[1..].IndexOfAny('.', '[');
        return length < 0 ? rest.Length : length + 1;
    }

    private static (Node Node, SourcePosition Position)? Next(Node node, ReadOnlySpan<char> step)
    {
        if (step[0] == '[')
        {
            return node is ListNode list
                && int.TryParse(step[1..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < list.Items.Length
                ? (list.Items[index], list.Items[index].Position)
                : null;
        }

        return node is MapNode map && map.Find(step.TrimStart('.').ToString()) is { } entry ? (entry.Value, entry.Position) : null;
    }
}

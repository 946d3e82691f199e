using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>Reads physical names back: of which resource, and of which incarnation.</summary>
/// <param name="stack">The stack whose names are read.</param>
/// <param name="known">Names of resources; a shortened name can be read for these alone.</param>
internal sealed class PhysicalNameReader(StackIdentity stack, IEnumerable<string> known)
{
    private readonly string[] _known = [.. known.Distinct(StringComparer.Ordinal)];

    /// <summary>The resource and the short id; null: it is no name of this stack.</summary>
    public (ResourceName Resource, ShortId ShortId)? Read(string text)
    {
        if (ShortIdOf(text) is not { } shortId)
        {
            return null;
        }

        var start = stack.Name.Length + 1;
        var end = text.Length - StackMark.Length - 1;
        if (end > start && text.StartsWith(stack.Name + "-", StringComparison.Ordinal))
        {
            return (new ResourceName(text[start..end]), shortId);
        }

        var shortened = Array.Find(_known, name => IsShortened(text, new ResourceName(name), shortId));
        return shortened is null ? null : (new ResourceName(shortened), shortId);
    }

    private bool IsShortened(string text, ResourceName name, ShortId shortId) =>
        text.Length > StackMark.Length + 3 && PhysicalNames.For(stack, name, shortId, text.Length) == text;

    /// <summary>The short id at the end of a text that may be a physical name; null: it is none.</summary>
    public static ShortId? ShortIdOf(string text)
    {
        if (text.Length <= StackMark.Length + 1 || text[^(StackMark.Length + 1)] != '-')
        {
            return null;
        }

        var tail = text[^StackMark.Length..];
        return tail.All(StackMark.Alphabet.Contains) ? new ShortId(tail) : null;
    }
}

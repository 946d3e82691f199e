using Heat.Templates.Hot;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;

namespace Heat.Templates.Expressions;

/// <summary>
/// Looks whether a map of one key may have been meant as a function: to the language it is plain data, and nothing else would
/// tell its author.
/// </summary>
internal static class Misspelling
{
    /// <summary>Shorter names, and words without an underscore, are too common as keys of data.</summary>
    private const int ShortestName = 5;

    /// <summary>What to say; null where nothing points to a function.</summary>
    public static string? Of(MapEntry entry, IEnumerable<string> functions)
    {
        if (HotFunctions.EveryName.Contains(entry.Key))
        {
            return $"\"{entry.Key}\" is no function of the template's version and is taken as data; name another version to use it";
        }

        if (entry.Key.Length < ShortestName || !(entry.Key.Contains('_', StringComparison.Ordinal) || entry.Key.StartsWith("Fn::", StringComparison.Ordinal)))
        {
            return null;
        }

        return NearestNames.DidYouMean(entry.Key, functions) is { } question
            ? $"\"{entry.Key}\" is no function and is taken as data. {question}"
            : null;
    }
}

using System.Text;
using Heat.Templates.Yaql.Evaluation;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>Splits and replaces as the language does: a negative number means no limit.</summary>
internal static class TextCutting
{
    public static List<string> Split(string text, string? separator, int limit)
    {
        if (separator is null)
        {
            return Words(text, limit);
        }

        var parts = new List<string>();
        var start = 0;
        for (var at = Find(text, separator, 0); at >= 0 && parts.Count != limit; at = Find(text, separator, start))
        {
            parts.Add(text[start..at]);
            start = at + separator.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    public static List<string> SplitFromEnd(string text, string? separator, int limit)
    {
        if (limit < 0)
        {
            return Split(text, separator, limit);
        }

        var parts = separator is null ? WordsFromEnd(text, limit) : PartsFromEnd(text, separator, limit);
        parts.Reverse();
        return parts;
    }

    public static string Replace(string text, string old, string replacement, int limit, YaqlRun run)
    {
        if (limit == 0)
        {
            return text;
        }

        var starts = Starts(text, old, limit).ToList();
        run.CheckMemory(text.Length + (starts.Count * ((long)replacement.Length - old.Length)));
        var builder = new StringBuilder();
        var from = 0;
        foreach (var start in starts)
        {
            builder.Append(text, from, start - from).Append(replacement);
            from = start + old.Length;
        }

        return builder.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where a text begins; the empty text begins before each character and at the end.</summary>
    private static IEnumerable<int> Starts(string text, string old, int limit)
    {
        var step = Math.Max(1, old.Length);
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0 && limit-- != 0; at = Next(text, old, at + step))
        {
            yield return at;
        }
    }

    private static int Next(string text, string old, int from)
    {
        from += old.Length == 0 && from < text.Length && char.IsLowSurrogate(text[from]) ? 1 : 0;
        return from > text.Length ? -1 : text.IndexOf(old, from, StringComparison.Ordinal);
    }

    private static int Find(string text, string separator, int from) => separator.Length > 0
        ? text.IndexOf(separator, from, StringComparison.Ordinal)
        : throw YaqlFault.Plain("empty separator");

    private static List<string> Words(string text, int limit)
    {
        var words = new List<string>();
        var at = SkipBlanks(text, 0);
        while (at < text.Length && words.Count != limit)
        {
            var end = at;
            while (end < text.Length && !Blanks.IsBlank(text[end]))
            {
                end++;
            }

            words.Add(text[at..end]);
            at = SkipBlanks(text, end);
        }

        words.AddRange(at < text.Length ? [text[at..]] : []);
        return words;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && Blanks.IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }

    private static List<string> WordsFromEnd(string text, int limit)
    {
        var words = new List<string>();
        var rest = Blanks.TrimEnd(text, null);
        while (rest.Length > 0 && words.Count != limit)
        {
            var start = rest.Length;
            while (start > 0 && !Blanks.IsBlank(rest[start - 1]))
            {
                start--;
            }

            words.Add(rest[start..]);
            rest = Blanks.TrimEnd(rest[..start], null);
        }

        words.AddRange(rest.Length > 0 ? [rest] : []);
        return words;
    }

    private static List<string> PartsFromEnd(string text, string separator, int limit)
    {
        var parts = new List<string>();
        _ = Find(text, separator, 0);
        var rest = text;
        while (parts.Count != limit && rest.LastIndexOf(separator, StringComparison.Ordinal) is >= 0 and var at)
        {
            parts.Add(rest[(at + separator.Length)..]);
            rest = rest[..at];
        }

        parts.Add(rest);
        return parts;
    }
}

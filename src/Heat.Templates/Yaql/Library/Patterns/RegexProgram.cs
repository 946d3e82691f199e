using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Heat.Templates.Yaql.Evaluation;

namespace Heat.Templates.Yaql.Library.Patterns;

/// <summary>A regular expression ready for use. Where it can be it is matched in linear time; else a match is stopped when it takes too long.</summary>
internal sealed class RegexProgram
{
    private const int MaxLength = 4096;
    private const int MaxKnown = 256;

    // A match that may go back takes up to the longest time, whatever the text's length: an expression has work for 200 of them.
    private const int WorkOfBacktracking = 50_000;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<(string, RegexOptions), RegexProgram> Known = new();

    private readonly Regex _regex;
    private readonly TranslatedPattern _pattern;

    private RegexProgram(string text, TranslatedPattern pattern, Regex regex) => (Text, _pattern, _regex) = (text, pattern, regex);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Number of groups.</summary>
    public int Groups => _pattern.Groups;

    /// <summary>Names of groups with their numbers.</summary>
    public ImmutableArray<KeyValuePair<string, int>> Names => _pattern.Names;

    /// <summary>Reads a pattern. Those read lately are remembered.</summary>
    /// <exception cref="YaqlFault">It is no regular expression.</exception>
    public static RegexProgram Of(string text, RegexOptions options = RegexOptions.None)
    {
        if (Known.TryGetValue((text, options), out var known))
        {
            return known;
        }

        if (Known.Count >= MaxKnown)
        {
            Known.Clear();
        }

        return Known[(text, options)] = Read(text, options | RegexOptions.CultureInvariant);
    }

    /// <summary>The matches, from left to right.</summary>
    public IEnumerable<Match> Matches(string text, YaqlRun run)
    {
        var isLinear = _regex.Options.HasFlag(RegexOptions.NonBacktracking);
        for (var match = Next(() => _regex.Match(text), text, run, isLinear); match.Success; match = Next(match.NextMatch, text, run, isLinear))
        {
            yield return match;
        }
    }

    /// <summary>Whether the pattern is found.</summary>
    public bool IsIn(string text, YaqlRun run) => Matches(text, run).Any();

    /// <summary>What a group took part with; null where it did not.</summary>
    public static string? Taken(Match match, int group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    /// <summary>A text with a backslash before each character that means something in patterns.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder();
        foreach (var character in text)
        {
            builder.Append("()[]{}?*+-|^$\\.&~# \t\n\r\v\f".Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        }

        return builder.ToString();
    }

    private static RegexProgram Read(string text, RegexOptions options)
    {
        if (text.Length > MaxLength)
        {
            throw new YaqlFault($"The regular expression is longer than {MaxLength} characters");
        }

        var pattern = PatternTranslation.Translate(text);
        try
        {
            return new RegexProgram(text, pattern, Compile(pattern.Text, options));
        }
        catch (ArgumentException exception)
        {
            throw new YaqlFault($"The regular expression cannot be read: {exception.Message}", "A regular expression cannot be read");
        }
    }

    private static Regex Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, LongestMatch);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, LongestMatch);
        }
    }

    private static Match Next(Func<Match> find, string text, YaqlRun run, bool isLinear)
    {
        run.Spend(1 + text.Length + (isLinear ? 0 : WorkOfBacktracking));
        try
        {
            return find();
        }
        catch (RegexMatchTimeoutException)
        {
            throw YaqlFault.Plain("A regular expression takes too long");
        }
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>
/// Text that a pattern matches from start to end. The match is taken first and its length compared then, so the pattern
/// <c>a|ab</c> does not accept <c>ab</c>.
/// </summary>
internal static class PatternCheck
{
    /// <summary>A pattern that takes longer is refused: it would hold up every pass.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Compiled patterns. Bounded: templates bring patterns of their own.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        var pattern = constraint.Pattern ?? "";
        var text = value is TextValue given ? given.Text : HeatText.Plain(value);
        try
        {
            var match = Compile(pattern).Match(text);
            return match.Success && match.Length == text.Length
                ? null
                : $"\"{MessageText.Str(value)}\" does not match pattern \"{pattern}\"";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"\"{MessageText.Str(value)}\" takes too long to match against pattern \"{pattern}\"; write a simpler pattern";
        }
        catch (ArgumentException e)
        {
            return $"pattern \"{pattern}\" is no regular expression: {e.Message}";
        }
    }

    private static Regex Compile(string pattern)
    {
        if (Known.Count > 1_000)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(pattern, static key => new Regex($@"\A(?:{Translate(key)})", RegexOptions.CultureInvariant, Patience));
    }

    /// <summary>Python's spellings that .NET writes differently.</summary>
    private static string Translate(string pattern) => pattern
        .Replace("(?P<", "(?<", StringComparison.Ordinal)
        .Replace(@"\Z", @"\z", StringComparison.Ordinal);
}

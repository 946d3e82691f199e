using System.Text.RegularExpressions;

namespace Heat.Templates.Parameters;

/// <summary>Looks whether a pattern is a regular expression at all.</summary>
internal static class PatternSyntax
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Mistake(string pattern)
    {
        try
        {
            _ = new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Heat.Cli.Linting;

/// <summary>Guesses from a name whether its value is a secret.</summary>
internal static partial class SecretNames
{
    private static readonly FrozenSet<string> Secrets = FrozenSet.Create(
        StringComparer.Ordinal, "pass", "passphrase", "secret", "token", "credential", "credentials");

    private static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.Ordinal, "private", "api", "access", "secret");

    /// <summary>The last word of names that say something about a secret: its length, its name, where it is.</summary>
    private static readonly FrozenSet<string> About = FrozenSet.Create(
        StringComparer.Ordinal,
        "length", "name", "names", "ref", "refs", "id", "ids", "url", "policy", "ttl", "expiry", "expiration", "file", "path", "enabled", "count", "size", "type");

    public static bool IsLikely(string name)
    {
        string[] words = [.. Word().Matches(name).Select(match => match.Value.ToLowerInvariant())];
        return words is [.., var last] && !About.Contains(last) && (Array.Exists(words, IsSecret) || IsKey(words));
    }

    private static bool IsSecret(string word) =>
        Secrets.Contains(word) || word.EndsWith("password", StringComparison.Ordinal) || word.EndsWith("passwd", StringComparison.Ordinal);

    private static bool IsKey(string[] words) => words is [.., var kind, "key"] && Keys.Contains(kind);

    /// <summary>Words are parted by anything but letters and digits, or by a capital.</summary>
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Word();
}

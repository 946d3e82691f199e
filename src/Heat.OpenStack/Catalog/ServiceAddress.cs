using System.Text.RegularExpressions;

namespace Heat.OpenStack.Catalog;

/// <summary>An endpoint's address in its three parts: root, version, and what follows, mostly a project.</summary>
/// <param name="Root">Up to the version, without a slash at the end.</param>
/// <param name="Version">The version part, such as <c>v2.1</c>; null: none.</param>
/// <param name="Tail">What follows, without slashes around it; null: nothing.</param>
internal sealed partial record ServiceAddress(string Root, string? Version, string? Tail)
{
    /// <summary>The address that paths are relative to.</summary>
    public string Base { get; } = string.Join('/', new[] { Root, Version, Tail }.Where(part => !string.IsNullOrEmpty(part)));

    public static ServiceAddress Parse(string url)
    {
        var text = url.TrimEnd('/');
        var start = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;

        // The last one counts: a gateway may have a version of its own before it.
        var match = VersionPart().Matches(text, start).LastOrDefault();
        if (match is null)
        {
            return new ServiceAddress(text, null, null);
        }

        var tail = text[(match.Index + match.Length)..].Trim('/');
        return new ServiceAddress(text[..match.Index], match.Groups[1].Value, tail.Length == 0 ? null : tail);
    }

    /// <summary>The full address of a path, which may or may not begin with the version.</summary>
    public string Of(string path)
    {
        path = path.TrimStart('/');
        if (path.Length == 0)
        {
            return Base + "/";
        }

        if (path[0] != 'v' || !StartsWithVersion().IsMatch(path))
        {
            return $"{Base}/{path}";
        }

        var end = path.IndexOf('/', StringComparison.Ordinal);
        var version = end < 0 ? path : path[..end];
        var rest = end < 0 ? string.Empty : path[(end + 1)..];
        var based = version == Version ? Base : $"{Root}/{version}";
        return $"{based}/{rest}";
    }

    /// <summary>The number before the point of a version part; null where it has none.</summary>
    public static string? MajorOf(string? version) => version?.TrimStart('v').Split('.')[0];

    [GeneratedRegex("/(v[0-9]+(?:\\.[0-9]+)?)(?=/|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPart();

    [GeneratedRegex("^v[0-9]+(\\.[0-9]+)?(/|$)", RegexOptions.NonBacktracking)]
    private static partial Regex StartsWithVersion();
}

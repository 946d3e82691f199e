using System.Text.RegularExpressions;

namespace Heat.OpenStack.Http;

/// <summary>Puts <c>{id}</c> for the ids in a path, so that calls of one kind read the same.</summary>
internal static partial class PathTemplate
{
    public static string Of(string path) => Ids().Replace(path, "{id}");

    [GeneratedRegex("(?<=/)(?:[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|[0-9]+)(?=/|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}

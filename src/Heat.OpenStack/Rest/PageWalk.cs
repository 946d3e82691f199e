using System.Globalization;

namespace Heat.OpenStack.Rest;

/// <summary>Where the next page is.</summary>
internal static class PageWalk
{
    /// <summary>The first page, with a page size where the path names none.</summary>
    public static string First(string path, int? pageSize) =>
        pageSize is { } size && Argument(path, "limit") is null ? With(path, "limit", size.ToString(CultureInfo.InvariantCulture)) : path;

    /// <summary>The page after one; null: there is none.</summary>
    public static string? Next(string path, ListPage page)
    {
        if (page.Count == 0)
        {
            return null;
        }

        var next = page.Next is { } link ? Follow(path, link) : AfterLast(path, page);
        return next == path ? null : next;
    }

    /// <summary>Only the link's query counts: behind a proxy, services often give an address of their own that leads nowhere.</summary>
    private static string? Follow(string path, string link)
    {
        var query = link.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? null : string.Concat(path.Split('?')[0], link.AsSpan(query));
    }

    /// <summary>Without a link, a full page means that there may be more after its last object.</summary>
    private static string? AfterLast(string path, ListPage page) =>
        !page.HasLinks
        && int.TryParse(Argument(path, "limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
        && page.Count >= limit
        && page.LastId is { } last
            ? With(path, "marker", Uri.EscapeDataString(last))
            : null;

    private static string? Argument(string path, string name) =>
        Arguments(path).Where(argument => argument.StartsWith(name + "=", StringComparison.Ordinal)).Select(argument => argument[(name.Length + 1)..]).FirstOrDefault();

    private static string With(string path, string name, string value) =>
        $"{path.Split('?')[0]}?{string.Join('&', Arguments(path).Where(argument => !argument.StartsWith(name + "=", StringComparison.Ordinal)).Append($"{name}={value}"))}";

    private static string[] Arguments(string path) =>
        path.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? path[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries) : [];
}

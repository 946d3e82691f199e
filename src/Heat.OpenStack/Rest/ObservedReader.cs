using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Rest;

/// <summary>Makes the calls of an <see cref="ObservedCollection"/>.</summary>
internal sealed class ObservedReader(ServiceClient client, string path, string plural, string? query)
{
    private const string Detail = "/detail";

    private readonly string _list = string.IsNullOrEmpty(query) ? path : $"{path}?{query}";
    private readonly string _single = path.EndsWith(Detail, StringComparison.Ordinal) ? path[..^Detail.Length] : path;

    public async Task<IReadOnlyList<ListPage>> ListAsync(CancellationToken cancellationToken)
    {
        var pages = new List<ListPage>(1);
        await foreach (var page in client.PagesAsync(_list, plural, cancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>One object; null: there is none.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.SendAsync(HttpMethod.Get, $"{_single}/{Uri.EscapeDataString(id)}", null, cancellationToken);
            var bytes = BufferedContent.Of(answer);
            var item = PageScan.Single(bytes.Span);
            return bytes.Slice(item.Start, item.Length);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return null;
        }
    }
}

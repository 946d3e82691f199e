using System.Text.Json;

namespace Heat.OpenStack.Rest;

/// <summary>One page of a list, read once from end to end; its objects are taken apart only when somebody wants them.</summary>
internal sealed class ListPage
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<PageItem> _items = [];

    private ListPage(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public IReadOnlyList<PageItem> Items => _items;

    public int Count => _items.Count;

    /// <summary>The link to the next page.</summary>
    public string? Next { get; private set; }

    /// <summary>The service links its pages, so that no link means no page.</summary>
    public bool HasLinks { get; private set; }

    public string? LastId => _items is [.., var last] ? last.Id : null;

    public ReadOnlyMemory<byte> Of(PageItem item) => _bytes.Slice(item.Start, item.Length);

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">Its text.</param>
    /// <param name="plural">The key of the list in it.</param>
    /// <exception cref="JsonException">There is no such list.</exception>
    public static ListPage Parse(ReadOnlyMemory<byte> bytes, string plural)
    {
        var page = new ListPage(bytes);
        var reader = new Utf8JsonReader(bytes.Span);
        var found = false;
        PageScan.Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(plural))
            {
                found = true;
                PageScan.Items(ref reader, page._items);
            }
            else if (PageScan.IsLinks(ref reader, plural))
            {
                page.HasLinks = true;
                page.Next = PageScan.Next(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return found ? page : throw new JsonException($"There is no list '{plural}'.");
    }
}

namespace Heat.OpenStack.Rest;

/// <summary>Objects by id, each with the time from which on it is known to have looked so. Not safe for several threads.</summary>
internal sealed class ObservedView
{
    private Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private DateTimeOffset _listedAt = DateTimeOffset.MinValue;

    /// <summary>Objects in the last list; null: there was no list yet.</summary>
    public int? Size { get; private set; }

    /// <summary>Pages of the last list.</summary>
    public int Pages { get; private set; }

    /// <summary>What is known of an id that was seen at a time or later.</summary>
    public Sight Look(string id, DateTimeOffset notBefore, out ReadOnlyMemory<byte> body)
    {
        var known = _entries.TryGetValue(id, out var entry);
        body = entry.Body;
        if (known && entry.AsOf >= notBefore && !entry.Doubted)
        {
            return entry.Body.IsEmpty ? Sight.Absent : Sight.Present;
        }

        return _listedAt >= notBefore && (!known || _listedAt > entry.AsOf) ? Sight.Missing : Sight.Stale;
    }

    /// <summary>A time that an asker accepts, put off where there is a later doubt about the object.</summary>
    public DateTimeOffset Floor(string id, DateTimeOffset notBefore) =>
        _entries.TryGetValue(id, out var entry) && entry.Doubted && entry.AsOf > notBefore ? entry.AsOf : notBefore;

    /// <summary>The object was there.</summary>
    public void Put(string id, ReadOnlyMemory<byte> body, DateTimeOffset asOf) => Note(id, new Entry(body, asOf, Doubted: false));

    /// <summary>The service said that there is none.</summary>
    public void PutAbsent(string id, DateTimeOffset asOf) => Note(id, new Entry(default, asOf, Doubted: false));

    /// <summary>Whatever is known of the object holds no longer.</summary>
    public void Doubt(string id, DateTimeOffset asOf) => Note(id, new Entry(default, asOf, Doubted: true));

    /// <summary>Takes over a whole list. What was seen after the list began stays.</summary>
    public void Replace(IReadOnlyList<ListPage> pages, DateTimeOffset startedAt)
    {
        var size = pages.Sum(page => page.Count);
        var entries = new Dictionary<string, Entry>(size, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var item in page.Items)
            {
                if (item.Id is { } id)
                {
                    entries[id] = new Entry(page.Of(item), startedAt, Doubted: false);
                }
            }
        }

        foreach (var (id, entry) in _entries)
        {
            if (entry.AsOf > startedAt)
            {
                entries[id] = entry;
            }
        }

        (_entries, _listedAt, Size, Pages) = (entries, startedAt, size, pages.Count);
    }

    /// <summary>Lets go of the objects. How many there were is still known.</summary>
    public void Clear()
    {
        _entries = new(StringComparer.Ordinal);
        _listedAt = DateTimeOffset.MinValue;
    }

    private void Note(string id, Entry entry)
    {
        if (!_entries.TryGetValue(id, out var known) || known.AsOf <= entry.AsOf)
        {
            _entries[id] = entry;
        }
    }

    private readonly record struct Entry(ReadOnlyMemory<byte> Body, DateTimeOffset AsOf, bool Doubted);
}

namespace Heat.Simulator.Storage;

/// <summary>How a collection is cut into a page: order, marker and limit.</summary>
/// <param name="Limit">Largest number of objects, or null for all.</param>
/// <param name="Marker">Id of the last object of the page before, or null.</param>
/// <param name="SortKeys">Fields to order by, each with its direction; empty for the order of creation.</param>
/// <param name="NewestFirst">The order of creation when no field is named.</param>
internal sealed record Listing(int? Limit, string? Marker, IReadOnlyList<(string Field, bool Descending)> SortKeys, bool NewestFirst = false)
{
    /// <summary>Orders what passes the filters and cuts the page out of it.</summary>
    /// <returns>The page, or null when the marker is not among the candidates.</returns>
    public List<Record>? Cut(IEnumerable<Record> candidates)
    {
        var ordered = Order(candidates);
        if (Marker is not null)
        {
            var list = ordered as List<Record> ?? [.. ordered];
            var at = list.FindIndex(record => record.Id == Marker);
            if (at < 0)
            {
                return null;
            }

            ordered = list.Skip(at + 1);
        }

        return [.. Limit is { } limit ? ordered.Take(limit) : ordered];
    }

    private IEnumerable<Record> Order(IEnumerable<Record> candidates)
    {
        if (SortKeys.Count == 0)
        {
            return NewestFirst ? candidates.OrderByDescending(record => record.Sequence) : candidates;
        }

        IOrderedEnumerable<Record>? ordered = null;
        foreach (var (field, descending) in SortKeys)
        {
            ordered = (ordered, descending) switch
            {
                (null, false) => candidates.OrderBy(record => SortKey.Of(record, field)),
                (null, true) => candidates.OrderByDescending(record => SortKey.Of(record, field)),
                (_, false) => ordered.ThenBy(record => SortKey.Of(record, field)),
                (_, true) => ordered.ThenByDescending(record => SortKey.Of(record, field)),
            };
        }

        return ordered!.ThenBy(record => record.Sequence).ToList();
    }

    /// <summary>A field's value, taken once for all comparisons: numbers as numbers, all else as text.</summary>
    private readonly record struct SortKey(int? Number, string? Text) : IComparable<SortKey>
    {
        public static SortKey Of(Record record, string field) =>
            field == "id" ? new(null, record.Id)
            : record[field] is JsonValue value && value.TryGetValue(out int number) ? new(number, null)
            : new(null, record[field]?.ToString());

        public int CompareTo(SortKey other) =>
            Number is { } left && other.Number is { } right ? left.CompareTo(right) : string.CompareOrdinal(Text, other.Text);
    }
}

using System.Collections.Immutable;

namespace Heat.Templates.Yaql.Values;

/// <summary>A key by which items are sorted.</summary>
/// <param name="Selector">The key of an item.</param>
/// <param name="IsAscending">Small keys come first.</param>
internal sealed record SortKey(Func<YaqlValue, YaqlValue> Selector, bool IsAscending);

/// <summary>Items in the order of their keys; equal ones stay as they stood. They are sorted when they are first asked for.</summary>
internal sealed class YaqlSorted(YaqlIterable source, ImmutableArray<SortKey> keys, Func<string, YaqlValue, YaqlValue, bool> compare) : YaqlView
{
    private IReadOnlyList<YaqlValue>? _sorted;

    public override string Kind => "sorted items";

    public override IEnumerable<YaqlValue> Items => _sorted ??= Sort();

    /// <summary>The same items with one more key for those that are equal so far.</summary>
    public YaqlSorted ThenBy(SortKey key) => new(source, keys.Add(key), compare);

    private List<YaqlValue> Sort()
    {
        var rows = source.Items.Select(item => new Row(item, keys)).ToList();
        return [.. Sorted(rows, 0, rows.Count).Select(row => row.Item)];
    }

    // Comparisons come from the expression and may contradict one another; merging ends whatever they say.
    private List<Row> Sorted(List<Row> rows, int start, int count)
    {
        if (count <= 1)
        {
            return rows.GetRange(start, count);
        }

        var left = Sorted(rows, start, count / 2);
        var right = Sorted(rows, start + (count / 2), count - (count / 2));
        var merged = new List<Row>(count);
        var (one, other) = (0, 0);
        while (one < left.Count && other < right.Count)
        {
            merged.Add(Compare(right[other], left[one]) < 0 ? right[other++] : left[one++]);
        }

        merged.AddRange(left.Skip(one));
        merged.AddRange(right.Skip(other));
        return merged;
    }

    private int Compare(Row left, Row right)
    {
        for (var index = 0; index < keys.Length; index++)
        {
            var (one, other) = (left.Key(index), right.Key(index));
            var result = compare("#operator_<", one, other) ? -1 : compare("#operator_>", one, other) ? 1 : 0;
            if (result != 0)
            {
                return keys[index].IsAscending ? result : -result;
            }
        }

        return 0;
    }

    /// <summary>An item with the keys that were asked for.</summary>
    private sealed class Row(YaqlValue item, ImmutableArray<SortKey> keys)
    {
        private readonly YaqlValue?[] _keys = new YaqlValue?[keys.Length];

        public YaqlValue Item { get; } = item;

        public YaqlValue Key(int index) => _keys[index] ??= keys[index].Selector(Item);
    }
}

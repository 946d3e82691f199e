using System.Runtime.CompilerServices;
using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>What can be walked through, item by item. Text and maps are none.</summary>
internal abstract class YaqlIterable : YaqlValue
{
    /// <summary>The items in order.</summary>
    public abstract IEnumerable<YaqlValue> Items { get; }

    public override bool Equals(YaqlValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override void AppendTo(StringBuilder builder) => builder.Append('<').Append(Kind).Append('>');
}

/// <summary>Items that are made when they are asked for, each once: who walks through it again gets what is left.</summary>
internal sealed class YaqlIterator(IEnumerable<YaqlValue> items) : YaqlIterable
{
    private readonly IEnumerator<YaqlValue> _source = items.GetEnumerator();

    public override string Kind => "iterator";

    public override long Size => MemorySizes.Iterator;

    public override IEnumerable<YaqlValue> Items
    {
        get
        {
            while (_source.MoveNext())
            {
                yield return _source.Current;
            }
        }
    }
}

/// <summary>Items that can be walked through again and again, and can neither be counted nor indexed: the values of a map, sorted items.</summary>
internal abstract class YaqlView : YaqlIterable;

/// <summary>The values of a map.</summary>
internal sealed class YaqlMapValues(YaqlMap map) : YaqlView
{
    public override string Kind => "values view";

    public override IEnumerable<YaqlValue> Items => map.Entries.Select(entry => entry.Value);

    public override void AppendTo(StringBuilder builder) => new YaqlList([.. Items], isTuple: false).AppendTo(builder);
}

/// <summary>An iterator that remembers its items, so that it can be walked through several times.</summary>
internal sealed class YaqlMemory(YaqlIterable source, Action<YaqlList> grown) : YaqlIterable
{
    private readonly List<YaqlValue> _known = [];
    private readonly IEnumerator<YaqlValue> _source = source.Items.GetEnumerator();

    public override string Kind => "iterator";

    public override IEnumerable<YaqlValue> Items
    {
        get
        {
            for (var index = 0; index < _known.Count || Grow(); index++)
            {
                yield return _known[index];
            }
        }
    }

    private bool Grow()
    {
        if (!_source.MoveNext())
        {
            return false;
        }

        _known.Add(_source.Current);
        grown(new YaqlList([.. _known], isTuple: false));
        return true;
    }
}

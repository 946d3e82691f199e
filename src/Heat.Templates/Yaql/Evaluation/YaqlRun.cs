using System.Runtime.CompilerServices;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>One evaluation: what it has used of its limits.</summary>
internal sealed class YaqlRun(YaqlLimits limits)
{
    private const int WorkOfCall = 20;

    private long _work = limits.Work;
    private int _depth;

    /// <summary>Counts work.</summary>
    /// <exception cref="YaqlFault">It is more than one expression may do.</exception>
    public void Spend(long work)
    {
        _work -= work;
        if (_work < 0)
        {
            throw Limit("The expression takes too long; simplify it or give it less data");
        }
    }

    /// <summary>Begins a call. Each is followed by <see cref="Leave"/>, unless the evaluation ends.</summary>
    public void Enter()
    {
        Spend(WorkOfCall);
        _depth++;
        if (_depth > limits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Limit($"Calls are nested more than {limits.Depth} deep");
        }
    }

    /// <summary>Ends a call.</summary>
    public void Leave() => _depth--;

    /// <summary>The value, unless it is larger than one value may be.</summary>
    public YaqlValue Checked(YaqlValue value)
    {
        CheckMemory(value.Size);
        return value;
    }

    /// <summary>Looks at the size of a value before it is made.</summary>
    public void CheckMemory(long bytes)
    {
        if (limits.Bytes > 0 && bytes > limits.Bytes)
        {
            throw YaqlFault.Plain("Expression consumed too much memory");
        }
    }

    /// <summary>The items, unless there are more than a function may walk through.</summary>
    public YaqlIterable Limited(YaqlIterable source)
    {
        switch (source)
        {
            case YaqlList list:
                CheckCount(list.Values.Length);
                return list;
            case YaqlSet set:
                CheckCount(set.Members.Length);
                return set;
            default:
                return new YaqlIterator(Counted(source));
        }
    }

    /// <summary>Looks at the number of items or entries of a collection.</summary>
    public void CheckCount(int count)
    {
        if (count > limits.Items)
        {
            throw YaqlFault.Plain($"Collection length exceeds {limits.Items} elements");
        }
    }

    /// <summary>Items that nothing else counts, each as a piece of work.</summary>
    public IEnumerable<YaqlValue> Paid(IEnumerable<YaqlValue> source)
    {
        using var items = source.GetEnumerator();
        while (MoveNext(items))
        {
            yield return items.Current;
        }
    }

    /// <summary>Both values are equal.</summary>
    public bool Same(YaqlValue left, YaqlValue right)
    {
        Spend(Math.Min(left.Weight, right.Weight));
        return left.Equals(right);
    }

    /// <summary>The value as a key of a map or a member of a set.</summary>
    public YaqlValue Key(YaqlValue value)
    {
        Spend(value.Weight);
        return Hashing.Checked(value);
    }

    private static YaqlFault Limit(string message) => new(message, message) { IsLimit = true };

    private IEnumerable<YaqlValue> Counted(YaqlIterable source)
    {
        using var items = source.Items.GetEnumerator();
        for (var count = 1; MoveNext(items); count++)
        {
            CheckCount(count);
            yield return items.Current;
        }
    }

    // Iterators stand in iterators: each step may go as deep as a call.
    private bool MoveNext(IEnumerator<YaqlValue> items)
    {
        Enter();
        try
        {
            return items.MoveNext();
        }
        finally
        {
            Leave();
        }
    }
}

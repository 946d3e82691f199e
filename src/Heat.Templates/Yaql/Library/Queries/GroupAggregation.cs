using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>The aggregator of <c>groupBy</c>. It is given the list of a group; an older form, which is given the pair of key and list and gives a pair, still works where the new one cannot be meant.</summary>
internal sealed class GroupAggregation(Lambda aggregator)
{
    private YaqlFault? _failure;
    private bool _mayBeOld = true;

    public YaqlValue Apply(YaqlList group)
    {
        if (_failure is null && Try(group) is { } pair)
        {
            return pair;
        }

        if (_mayBeOld && TryOld(group) is { } old)
        {
            return old;
        }

        throw _failure!;
    }

    private YaqlList? Try(YaqlList group)
    {
        var values = (YaqlList)group.Values[1];
        try
        {
            var result = aggregator.Invoke(values);
            _mayBeOld &= values.Values.Length == 2 && result is YaqlList { Values: [var first, _] } && first.Equals(values.Values[0]);
            return new YaqlList([group.Values[0], result]);
        }
        catch (YaqlFault fault) when (fault.IsMismatch)
        {
            _failure = fault;
            return null;
        }
    }

    private YaqlList? TryOld(YaqlList group)
    {
        try
        {
            return aggregator.Invoke(group) is YaqlList { Values.Length: 2 } pair ? pair : null;
        }
        catch (YaqlFault fault) when (!fault.IsLimit)
        {
            return null;
        }
    }
}

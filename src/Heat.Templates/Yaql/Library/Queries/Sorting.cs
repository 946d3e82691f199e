using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Library.Collections;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>Items in order and in groups.</summary>
internal static class Sorting
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");
    private static readonly ParameterSpec Sorted = Takes.One("collection", ParameterType.Sorted);
    private static readonly ParameterSpec Selector = Takes.Lambda("selector");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Method("orderBy", [Collection, Selector], "The items by a key, the least first.", call => Sort(call, isAscending: true)),
        Method("orderByDescending", [Collection, Selector], "The items by a key, the greatest first.", call => Sort(call, isAscending: false)),
        Method("thenBy", [Sorted, Selector], "Sorted items with a further key, the least first.", call => ((YaqlSorted)call[0]).ThenBy(Key(call, isAscending: true))),
        Method("thenByDescending", [Sorted, Selector], "Sorted items with a further key, the greatest first.", call => ((YaqlSorted)call[0]).ThenBy(Key(call, isAscending: false))),
        Method("reverse", [Collection], "The items from the last to the first.", call => call.Iterator(ListFunctions.ToList(call, (YaqlIterable)call[0]).Values.Reverse())),
        Method(
            "groupBy",
            [Collection, Takes.Lambda("keySelector"), Takes.OptionalLambda("valueSelector"), Takes.OptionalLambda("aggregator")],
            "Pairs of a key and the list of the items, or values, with it; an aggregator makes one value of each list.",
            Group),
    ];

    private static YaqlSorted Sort(CallFrame call, bool isAscending) =>
        new((YaqlIterable)call[0], [Key(call, isAscending)], (sign, left, right) => call.Call(sign, left, right).IsTrue);

    private static SortKey Key(CallFrame call, bool isAscending) => new(item => call.Lambda(1).Invoke(item), isAscending);

    private static YaqlIterator Group(CallFrame call)
    {
        var groups = new OrderedDictionary<YaqlValue, List<YaqlValue>>();
        foreach (var item in call.Items(0))
        {
            var value = call.OptionalLambda(2)?.Invoke(item) ?? item;
            var key = call.Run.Key(call.Lambda(1).Invoke(item));
            if (!groups.TryGetValue(key, out var values))
            {
                groups[key] = values = [];
                call.Run.CheckMemory(MemorySizes.Map(groups.Count, hasTextKeys: key is YaqlText));
            }

            values.Add(value);
        }

        var pairs = groups.Select(group => new YaqlList([group.Key, new YaqlList([.. group.Value], isTuple: false)]));
        return call.Iterator(call.OptionalLambda(3) is { } aggregator ? Aggregated(pairs.ToArray(), aggregator) : pairs);
    }

    private static IEnumerable<YaqlValue> Aggregated(YaqlList[] groups, Lambda aggregator)
    {
        var aggregation = new GroupAggregation(aggregator);
        return groups.Select(aggregation.Apply);
    }
}

using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Library.Collections;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>A collection cut into lists.</summary>
internal static class Cutting
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");
    private static readonly ParameterSpec Predicate = Takes.Lambda("predicate");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Method("slice", [Collection, Takes.Integer("length")], "Lists of so many items.", call => call.Iterator(Slices(call))),
        Method("splitWhere", [Collection, Predicate], "Lists of the items between those for which the predicate holds.", call => call.Iterator(Parts(call))),
        Method("sliceWhere", [Collection, Predicate], "Lists of neighbours for which the predicate gives the same.", call => call.Iterator(Runs(call))),
        Method("splitAt", [Collection, Takes.Integer("index")], "Two lists: the items before an index and those from there on.", SplitAt),
    ];

    private static ImmutableArray<YaqlValue> ItemsOf(CallFrame call) => ListFunctions.ToList(call, (YaqlIterable)call[0]).Values;

    private static IEnumerable<YaqlValue> Slices(CallFrame call)
    {
        var length = call.Integer(1).Sign >= 0 ? call.Position(1) : throw YaqlFault.Plain("The length of a slice must not be negative");
        return length == 0 ? [] : call.Items(0).Chunk(length).Select(items => new YaqlList([.. items]));
    }

    private static IEnumerable<YaqlValue> Parts(CallFrame call)
    {
        var items = ItemsOf(call);
        var start = 0;
        for (var end = 0; end < items.Length; end++)
        {
            if (call.Lambda(1).Holds(items[end]))
            {
                yield return new YaqlList(items[start..end]);
                start = end + 1;
            }
        }

        if (start != items.Length)
        {
            yield return new YaqlList(items[start..]);
        }
    }

    private static IEnumerable<YaqlValue> Runs(CallFrame call)
    {
        var items = ItemsOf(call);
        YaqlValue? before = null;
        var start = 0;
        for (var end = 0; end < items.Length; end++)
        {
            var mark = call.Lambda(1).Invoke(items[end]);
            if (before is not null && !call.Run.Same(mark, before))
            {
                yield return new YaqlList(items[start..end]);
                start = end;
            }

            before = mark;
        }

        if (start != items.Length)
        {
            yield return new YaqlList(items[start..]);
        }
    }

    private static YaqlValue SplitAt(CallFrame call)
    {
        var items = ItemsOf(call);
        var index = CodePoints.Bound(call.Position(1), items.Length);
        return new YaqlList([new YaqlList(items[..index]), new YaqlList(items[index..])], isTuple: false);
    }
}

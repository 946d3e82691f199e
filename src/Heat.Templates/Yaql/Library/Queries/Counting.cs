using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>How many items there are, where they are, and whether some or all have a property.</summary>
internal static class Counting
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Extension("len", [Takes.One("collection", ParameterType.Iterator)], "The number of items that are left.", call => call.Items(0).Count()),
        Method("count", [Collection], "The number of items.", call => call.Items(0).Count()),
        Extension("any", [Collection, Takes.OptionalLambda("predicate")], "Whether there is an item, or one for which the predicate holds.", call => call.OptionalLambda(1) is { } predicate ? call.Items(0).Any(item => predicate.Holds(item)) : call.Items(0).Any()),
        Extension("all", [Collection, Takes.OptionalLambda("predicate")], "Whether all items count as true, or the predicate holds for all.", call => call.OptionalLambda(1) is { } predicate ? call.Items(0).All(item => predicate.Holds(item)) : call.Items(0).All(item => item.IsTrue)),
        Method("indexOf", [Collection, Takes.Any("item")], "The index of the first item that is equal, or -1.", call => First(call, item => call.Run.Same(item, call[1]))),
        Method("lastIndexOf", [Collection, Takes.Any("item")], "The index of the last item that is equal, or -1.", call => Last(call, item => call.Run.Same(item, call[1]))),
        Method("indexWhere", [Collection, Takes.Lambda("predicate")], "The index of the first item for which the predicate holds, or -1.", call => First(call, item => call.Lambda(1).Holds(item))),
        Method("lastIndexWhere", [Collection, Takes.Lambda("predicate")], "The index of the last item for which the predicate holds, or -1.", call => Last(call, item => call.Lambda(1).Holds(item))),
    ];

    private static int First(CallFrame call, Func<YaqlValue, bool> holds)
    {
        var index = 0;
        foreach (var item in call.Items(0))
        {
            if (holds(item))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private static int Last(CallFrame call, Func<YaqlValue, bool> holds)
    {
        var (last, index) = (-1, 0);
        foreach (var item in call.Items(0))
        {
            last = holds(item) ? index : last;
            index++;
        }

        return last;
    }
}

using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>Which items there are, and what is made of each.</summary>
internal static class Selecting
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");
    private static readonly ParameterSpec Predicate = Takes.Lambda("predicate");
    private static readonly ParameterSpec Selector = Takes.Lambda("selector");

    private static readonly FunctionSpec Where = Method("where", [Collection, Predicate], "The items for which the predicate holds.", call => call.Iterator(call.Items(0).Where(item => call.Lambda(1).Holds(item))));
    private static readonly FunctionSpec Select = Method("select", [Collection, Selector], "What the selector makes of each item.", call => call.Iterator(call.Items(0).Select(item => call.Lambda(1).Invoke(item))));
    private static readonly FunctionSpec Limit = Method("limit", [Collection, Takes.Integer("count")], "The first items.", call => call.Iterator(call.Items(0).Take(NotNegative(call))));

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Where,
        Where.As("filter"),
        Select,
        Select.As("map"),
        Limit,
        Limit.As("take"),
        Method("skip", [Collection, Takes.Integer("count")], "The items without the first ones.", call => call.Iterator(call.Items(0).Skip(NotNegative(call)))),
        Method("takeWhile", [Collection, Predicate], "The items up to the first for which the predicate does not hold.", call => call.Iterator(call.Items(0).TakeWhile(item => call.Lambda(1).Holds(item)))),
        Method("skipWhile", [Collection, Predicate], "The items from the first on for which the predicate does not hold.", call => call.Iterator(call.Items(0).SkipWhile(item => call.Lambda(1).Holds(item)))),
        Operator(".", Collection, Takes.One("attribute", ParameterType.Keyword), "The value of a key for each item.", call => call.Iterator(call.Items(0).Select(item => call.Call("#operator_.", [Argument.Of(item), call.Raw(1)])))),
        Method("selectMany", [Collection, Selector], "What the selector makes of each item; of collections their items.", call => call.Iterator(call.Items(0).SelectMany(item => call.Lambda(1).Invoke(item) is var result && result is YaqlIterable inner ? inner.Items : [result]))),
        Extension("distinct", [Collection, Takes.OptionalLambda("keySelector")], "The items, or those with a key, once each.", call => call.Iterator(Distinct(call))),
        Extension("enumerate", [Collection, Takes.Optional("start", ParameterType.Integer.OrNull(), 0)], "Pairs of a running number and an item.", call => call.Iterator(Enumerate(call))),
        Method("first", [Collection, Takes.Optional("default", ParameterType.Any)], "The first item, or a default.", First),
        Method("last", [Collection, Takes.Optional("default", ParameterType.Any)], "The last item, or a default.", Last),
        Method("single", [Collection], "The one item that there is.", Single),
        Method("defaultIfEmpty", [Collection, Takes.Items("default")], "The items, or a default where there are none.", DefaultIfEmpty),
        Method("memorize", [Collection], "The items, to be walked through several times.", call => Memorized(call, 0)),
    ];

    /// <summary>An iterator as something that can be walked through several times.</summary>
    public static YaqlIterable Memorized(CallFrame call, int index) => call[index] is YaqlIterator iterator
        ? new YaqlMemory(iterator, known => call.Run.Checked(known))
        : (YaqlIterable)call[index];

    private static int NotNegative(CallFrame call) =>
        call.Integer(1).Sign >= 0 ? call.Position(1) : throw YaqlFault.Plain("The number of items must not be negative");

    private static IEnumerable<YaqlValue> Distinct(CallFrame call)
    {
        var seen = new HashSet<YaqlValue>();
        foreach (var item in call.Items(0))
        {
            if (seen.Add(call.Run.Key(call.OptionalLambda(1)?.Invoke(item) ?? item)))
            {
                call.Run.CheckMemory(MemorySizes.Set(seen.Count));
                yield return item;
            }
        }
    }

    private static IEnumerable<YaqlValue> Enumerate(CallFrame call)
    {
        var number = call[1] is YaqlNumber { Whole: { } start } ? start : throw YaqlFault.Plain("enumerate counts from a whole number");
        foreach (var item in call.Items(0))
        {
            yield return new YaqlList([number++, item], isTuple: false);
        }
    }

    private static YaqlValue First(CallFrame call) => call.Items(0).FirstOrDefault() ?? call.Given(1) ?? throw Empty();

    private static YaqlValue Last(CallFrame call) => call.Items(0).LastOrDefault() ?? call.Given(1) ?? throw Empty();

    private static YaqlFault Empty() => YaqlFault.Plain("The collection has no items");

    private static YaqlValue Single(CallFrame call) => call.Items(0).Take(2).ToArray() switch
    {
        [var only] => only,
        [] => throw Empty(),
        _ => throw YaqlFault.Plain("Collection contains more than one item"),
    };

    private static YaqlValue DefaultIfEmpty(CallFrame call)
    {
        var items = Memorized(call, 0);
        return items.Items.Any() ? items : call[1];
    }
}

using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Collections;

/// <summary>Lists, and what all collections can do.</summary>
internal static class ListFunctions
{
    private static readonly ParameterSpec List = Takes.One("list", ParameterType.List);

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("list", [Takes.Rest("args", ParameterType.Any)], "A list of the arguments; iterators give their items.", call => ToList(call, call.Run.Limited(call.Iterator(Spread(call, call.Rest))))),
        Function("#list", [Takes.Rest("args", ParameterType.Any)], "A list in brackets.", call => new YaqlList([.. call.Rest])),
        Method("toList", [Takes.Items("collection")], "The items as a list.", call => ToList(call, (YaqlIterable)call[0])),
        Method("flatten", [Takes.Items("collection")], "The items, those of inner collections in their place.", call => call.Iterator(Flatten(call, call.Items(0)))),
        Operator("in", Takes.Any("value"), Takes.Items("collection"), "Whether a collection has a value.", call => Has(call, call.Items(1), call[0])),
        Method("contains", [Takes.Items("collection"), Takes.Any("value")], "Whether the collection has a value.", call => Has(call, call.Items(0), call[1])),
        Operator("+", Takes.Items("left"), Takes.Items("right"), "The items of both collections.", Combine),
        Operator("*", Takes.One("left", ParameterType.List), Takes.Integer("right"), "Repeats a list.", call => Repeat(call, 0, 1)),
        Operator("*", Takes.Integer("left"), Takes.One("right", ParameterType.List), "Repeats a list.", call => Repeat(call, 1, 0)),
        Function("#indexer", [List, Takes.Integer("index")], "The item at an index, counted from the end when negative.", At),
        Extension("len", [List], "The number of items.", call => call.List(0).Values.Length),
        Function("isList", [Takes.Any("arg")], "Whether a value is a list.", call => call[0] is YaqlList),
        Function("isIterable", [Takes.Any("value")], "Whether a value is a collection of items: a list, set or iterator.", call => call[0] is YaqlIterable),
    ];

    /// <summary>Items as a list.</summary>
    public static YaqlList ToList(CallFrame call, YaqlIterable source)
    {
        if (source is YaqlList { IsTuple: true } list)
        {
            return list;
        }

        var items = source.Items.ToImmutableArray();
        call.Run.CheckMemory(MemorySizes.Tuple(items.Length));
        return new YaqlList(items);
    }

    /// <summary>The values, iterators among them replaced by their items.</summary>
    public static IEnumerable<YaqlValue> Spread(CallFrame call, IEnumerable<YaqlValue> values) =>
        values.SelectMany(value => value is YaqlIterator or YaqlMemory ? call.Run.Paid(Spread(call, ((YaqlIterable)value).Items)) : [value]);

    /// <summary>Whether a value is among items.</summary>
    public static bool Has(CallFrame call, IEnumerable<YaqlValue> items, YaqlValue value) => items.Any(item => call.Run.Same(item, value));

    private static IEnumerable<YaqlValue> Flatten(CallFrame call, IEnumerable<YaqlValue> items) =>
        items.SelectMany(item => item is YaqlIterable inner ? Flatten(call, call.Run.Limited(inner).Items) : [item]);

    private static YaqlValue Combine(CallFrame call) => (call[0], call[1]) switch
    {
        (YaqlList { IsTuple: true } left, YaqlList { IsTuple: true } right) => new YaqlList([.. left.Values, .. right.Values]),
        (YaqlSet left, YaqlSet right) => YaqlSet.Of([.. left.Members, .. right.Members]),
        _ => call.Iterator(call.Items(0).Concat(call.Items(1))),
    };

    private static YaqlList Repeat(CallFrame call, int list, int times)
    {
        var count = Math.Max(0, call.Position(times));
        call.Run.CheckMemory(count * (call.List(list).Size - MemorySizes.Tuple(0)));
        count = call.List(list).Values.Length == 0 ? 0 : count;
        return new YaqlList([.. Enumerable.Repeat(call.List(list).Values, count).SelectMany(items => items)], call.List(list).IsTuple);
    }

    private static YaqlValue At(CallFrame call)
    {
        var values = call.List(0).Values;
        var index = call.Integer(1);
        index = index < 0 ? index + values.Length : index;
        return index >= 0 && index < values.Length ? values[(int)index] : throw new YaqlFault($"{call.List(0).Kind} index out of range");
    }
}

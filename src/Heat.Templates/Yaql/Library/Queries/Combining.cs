using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>Several collections or maps made into one.</summary>
internal static class Combining
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Extension("append", [Collection, Takes.Rest("args", ParameterType.Any)], "The items and further values.", call => call.Iterator(call.Items(0).Concat(call.Rest))),
        Extension("concat", [Takes.Rest("collections", ParameterType.Iterable)], "The items of all collections.", call => call.Iterator(call.Rest.SelectMany(collection => ((YaqlIterable)collection).Items))),
        Method("zip", [Takes.Rest("collections", ParameterType.Iterable)], "Lists of the first items, the second items and so on, until one collection ends.", call => call.Iterator(Rows(call, isLong: false))),
        Method("zipLongest", [Takes.Rest("collections", ParameterType.Iterable), Takes.NamedRest("default")], "As zip, until the last collection ends; a default stands for what is missing.", call => call.Iterator(Rows(call, isLong: true))),
        Method(
            "join",
            [Takes.Items("collection1"), Takes.Items("collection2"), Takes.Lambda("predicate"), Takes.Lambda("selector")],
            "What the selector makes of each pair of items for which the predicate holds.",
            call => call.Iterator(Join(call))),
        Method(
            "mergeWith",
            [Takes.Map("dict"), Takes.Map("another"), Takes.OptionalLambda("listMerger"), Takes.OptionalLambda("itemMerger"), Takes.OptionalInteger("maxLevels", 0)],
            "The entries of both maps; of a key in both, maps are merged, lists put together without repetitions, other values replaced.",
            call => new MapMerge(call).Merge(call.Map(0), call.Map(1), call.Position(4))),
    ];

    private static IEnumerable<YaqlValue> Rows(CallFrame call, bool isLong)
    {
        var missing = call.NamedArguments.FirstOrDefault(named => named.Key == "default").Value.Value ?? YaqlNull.Instance;
        var sources = call.Rest.Select(collection => ((YaqlIterable)collection).Items.GetEnumerator()).ToArray();
        while (sources.Length > 0)
        {
            var row = new List<YaqlValue>(sources.Length);
            var ended = 0;
            foreach (var source in sources)
            {
                var isThere = source.MoveNext();
                ended += isThere ? 0 : 1;
                row.Add(isThere ? source.Current : missing);
                if (!isThere && !isLong)
                {
                    yield break;
                }
            }

            if (ended == sources.Length)
            {
                yield break;
            }

            yield return new YaqlList([.. row]);
        }
    }

    private static IEnumerable<YaqlValue> Join(CallFrame call)
    {
        var others = Selecting.Memorized(call, 1);
        foreach (var item in call.Items(0))
        {
            foreach (var other in others.Items)
            {
                if (call.Lambda(2).Holds(item, other))
                {
                    yield return call.Lambda(3).Invoke(item, other);
                }
            }
        }
    }
}

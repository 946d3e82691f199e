using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>One value made of many.</summary>
internal static class Folding
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");
    private static readonly ParameterSpec Initial = Takes.Optional("initial", ParameterType.Any);

    private static readonly FunctionSpec Aggregate = Method(
        "aggregate",
        [Collection, Takes.Lambda("selector"), Takes.Optional("seed", ParameterType.Any)],
        "The items put together one after the other: $1 is what there is so far, $2 the item.",
        call => Fold(call, (total, item) => call.Lambda(1).Invoke(total, item), call.Given(2)));

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Aggregate,
        Aggregate.As("reduce"),
        Method("accumulate", [Collection, Takes.Lambda("selector"), Takes.Optional("seed", ParameterType.Any)], "As aggregate, with all that there was on the way.", call => call.Iterator(Accumulate(call))),
        Method("sum", [Collection, Initial], "The items added up.", call => Fold(call, (total, item) => call.Call("#operator_+", total, item), call.Given(1))),
        Method("max", [Collection, Initial], "The greatest item.", call => Fold(call, (total, item) => call.Call("max", total, item), call.Given(1))),
        Method("min", [Collection, Initial], "The least item.", call => Fold(call, (total, item) => call.Call("min", total, item), call.Given(1))),
    ];

    private static YaqlValue Fold(CallFrame call, Func<YaqlValue, YaqlValue, YaqlValue> combine, YaqlValue? seed)
    {
        var total = seed;
        foreach (var item in call.Items(0))
        {
            total = total is null ? item : combine(total, item);
        }

        return total ?? throw YaqlFault.Plain("An empty collection needs a value to begin with");
    }

    private static IEnumerable<YaqlValue> Accumulate(CallFrame call)
    {
        var total = call.Given(2);
        if (total is not null)
        {
            yield return total;
        }

        foreach (var item in call.Items(0))
        {
            total = total is null ? item : call.Lambda(1).Invoke(total, item);
            yield return total;
        }

        if (total is null)
        {
            throw YaqlFault.Plain("An empty collection needs a value to begin with");
        }
    }
}

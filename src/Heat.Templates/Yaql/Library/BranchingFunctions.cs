using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library;

/// <summary>Choices. Only what is chosen is evaluated.</summary>
internal static class BranchingFunctions
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("switch", [Takes.Rest("rules", ParameterType.LazyRule)], "The right side of the first rule whose left side holds; null where none does.", Switch) with { TakesRules = true },
        Function("selectCase", [Takes.Rest("conditions", ParameterType.Lambda)], "The index of the first condition that holds; their number where none does.", call => Index(call.RestLambdas)),
        Function("selectAllCases", [Takes.Rest("conditions", ParameterType.Lambda)], "The indexes of the conditions that hold.", call => call.Iterator(Indexes(call.RestLambdas))),
        Function("examine", [Takes.Rest("conditions", ParameterType.Lambda)], "Whether each condition holds.", call => call.Iterator(call.RestLambdas.Select(condition => (YaqlValue)condition.Holds()))),
        Method("switchCase", [Takes.Integer("case"), Takes.Rest("values", ParameterType.Lambda)], "The value of an index; the last one where there is none.", SwitchCase),
        Function("coalesce", [Takes.Rest("values", ParameterType.Lambda)], "The first value that is not null.", Coalesce),
    ];

    private static YaqlValue Switch(CallFrame call)
    {
        foreach (var (source, destination) in call.RestRules)
        {
            if (source.Holds())
            {
                return destination.Invoke();
            }
        }

        return YaqlNull.Instance;
    }

    private static int Index(IEnumerable<Lambda> conditions)
    {
        var index = 0;
        foreach (var condition in conditions)
        {
            if (condition.Holds())
            {
                return index;
            }

            index++;
        }

        return index;
    }

    private static IEnumerable<YaqlValue> Indexes(IEnumerable<Lambda> conditions)
    {
        var index = 0;
        foreach (var condition in conditions)
        {
            if (condition.Holds())
            {
                yield return index;
            }

            index++;
        }
    }

    private static YaqlValue SwitchCase(CallFrame call)
    {
        var values = call.RestLambdas.ToArray();
        var index = call.Integer(0);
        return values.Length == 0 ? YaqlNull.Instance
            : index >= 0 && index < values.Length ? values[(int)index].Invoke()
            : values[^1].Invoke();
    }

    private static YaqlValue Coalesce(CallFrame call)
    {
        foreach (var value in call.RestLambdas)
        {
            if (value.Invoke() is not YaqlNull and var result)
            {
                return result;
            }
        }

        return YaqlNull.Instance;
    }
}

using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>What a version's <c>repeat</c> accepts.</summary>
/// <param name="AcceptsMaps">A map stands for the list of its keys (from 2016-10-14).</param>
/// <param name="HasPermutations"><c>permutations: false</c> walks all lists at once (from 2017-09-01).</param>
internal sealed record RepeatRules(bool AcceptsMaps, bool HasPermutations);

/// <summary><c>repeat</c>: a list made of a template and lists of replacements. The last list runs fastest.</summary>
internal sealed class Repeat(FunctionCall call, MapExpression arguments, RepeatRules rules) : Function(call, arguments)
{
    private const int MaxItems = 100_000;

    public static FunctionFactory With(RepeatRules rules) => call => Create(call, rules);

    protected override TemplateValue Compute(IResourceValues values)
    {
        var forEach = arguments["for_each"]!.Evaluate(values); // Create has checked both
        if (forEach is UnknownValue)
        {
            return forEach.Derived();
        }

        if (forEach is not MapValue variables)
        {
            throw Call.Fault($"The \"for_each\" argument to \"{Call.Name}\" must contain a map");
        }

        var nested = IsNested(arguments["permutations"]?.Evaluate(values));
        if (variables.FirstOrDefault(entry => entry.Value is UnknownValue).Value is { } unknown)
        {
            return unknown.Derived();
        }

        var lists = variables.MarkedEntries().Select(entry => Values(entry.Value, nested)).ToImmutableArray();
        var template = arguments["template"]!.Evaluate(values);
        var amount = new RepeatReplacement.Amount();
        return new ListValue([.. Rows(lists, nested).Select(row => new RepeatReplacement(Call, [.. variables.Keys], row, amount).Apply(template))]);
    }

    private static Repeat Create(FunctionCall call, RepeatRules rules)
    {
        if (call.Map is not { } arguments)
        {
            throw call.Fault($"Arguments to \"{call.Name}\" must be a map");
        }

        if (arguments["for_each"] is not { } forEach || arguments["template"] is null)
        {
            throw call.Fault(
                $"\"{call.Name}\" syntax should be {call.Name}:\n  template: This is %var%\n  for_each:\n    %var%: ['a', 'b', 'c']");
        }

        if (rules.HasPermutations && arguments["permutations"] is Literal { Value: not BooleanValue })
        {
            throw call.Fault($"\"permutations\" should be boolean type for {call.Name} function");
        }

        return forEach is Function or MapExpression
            ? new Repeat(call, arguments, rules)
            : throw call.Fault($"The \"for_each\" argument to \"{call.Name}\" must contain a map");
    }

    private bool IsNested(TemplateValue? permutations) => !rules.HasPermutations || permutations is null || permutations.IsTrue();

    private ImmutableArray<TemplateValue> Values(TemplateValue value, bool nested) => value switch
    {
        NullValue => [],
        ListValue list => list.MarkedItems(),
        MapValue map when rules.AcceptsMaps && nested => [.. map.Keys.Select(key => new TextValue(key, map.IsSecret))],
        _ => throw Call.Fault($"The values of the \"for_each\" argument to \"{Call.Name}\" must be lists{(rules.AcceptsMaps && nested ? " or maps" : "")}"),
    };

    private IEnumerable<ImmutableArray<TemplateValue>> Rows(ImmutableArray<ImmutableArray<TemplateValue>> lists, bool nested)
    {
        if (nested)
        {
            var count = lists.Aggregate(1d, (product, list) => product * list.Length);
            return count <= MaxItems
                ? lists.Aggregate<ImmutableArray<TemplateValue>, IEnumerable<ImmutableArray<TemplateValue>>>(
                    [[]],
                    (rows, list) => rows.SelectMany(row => list.Select(row.Add)))
                : throw Call.Fault($"\"{Call.Name}\" would give {count:0} items; at most {MaxItems} are allowed");
        }

        var lengths = lists.Select(list => list.Length).Where((_, index) => index < lists.Length).Distinct().ToArray();
        return lengths.Length <= 1
            ? Enumerable.Range(0, lengths.FirstOrDefault()).Select(index => lists.Select(list => list[index]).ToImmutableArray())
            : throw Call.Fault($"For {Call.Name}, the length of for_each values should be equal if no nested loop.");
    }
}

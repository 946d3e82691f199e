using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>list_concat</c> and <c>list_concat_unique</c>: one list of several; null counts as an empty one.</summary>
internal sealed class ListConcat(FunctionCall call, bool unique) : Function(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => new ListConcat(call, false);

    public static Expression CreateUnique(FunctionCall call) => new ListConcat(call, true);

    protected override TemplateValue Compute(IResourceValues values)
    {
        var argument = Call.Argument.Evaluate(values);
        if (argument is UnknownValue)
        {
            return argument.Derived();
        }

        if (argument is not ListValue lists)
        {
            throw Call.Incorrect($"\"{Call.Name}\" : [ [ <value 1>, <value 2> ], [ <value 3>, <value 4> ] ]");
        }

        if (lists.Items.FirstOrDefault(list => list is UnknownValue) is { } unknown || (unique && !lists.IsKnown && (unknown = lists) is not null))
        {
            return unknown.Derived();
        }

        var parts = lists.MarkedItems().Select(list => Items(list, lists)).ToArray();
        ValueLimits.CheckItems(parts.Sum(part => (long)part.Length));
        var items = parts.SelectMany(part => part);
        return new ListValue(unique ? Unique(items) : [.. items]);
    }

    private ImmutableArray<TemplateValue> Items(TemplateValue list, ListValue all) => list switch
    {
        NullValue => [],
        ListValue items => items.MarkedItems(),
        _ => throw Call.Fault(
            $"Incorrect arguments: Items to concat must be lists. {Shown(all)} contains an item that is not a list: {Shown(list)}"),
    };

    private static ImmutableArray<TemplateValue> Unique(IEnumerable<TemplateValue> items)
    {
        var result = ImmutableArray.CreateBuilder<TemplateValue>();
        foreach (var item in items)
        {
            if (!result.Any(item.SameAs))
            {
                result.Add(item);
            }
        }

        return result.ToImmutable();
    }

    private static string Shown(TemplateValue value) => HeatText.Json(ValueJson.Masked(value), sortKeys: false);
}

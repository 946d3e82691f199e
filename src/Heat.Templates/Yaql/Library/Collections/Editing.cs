using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Collections;

/// <summary>Collections with items put in, taken out or replaced at positions.</summary>
internal static class Editing
{
    private static readonly ParameterSpec Collection = Takes.Items("collection");
    private static readonly ParameterSpec Position = Takes.Integer("position");
    private static readonly ParameterSpec Count = Takes.OptionalInteger("count", 1);

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Method("delete", [Collection, Position, Count], "The items without some from a position on; a negative number means all.", call => call.Iterator(Spliced(call, 2, []))),
        Method("replace", [Collection, Position, Takes.Any("value"), Count], "The items with some from a position on replaced by a value.", call => call.Iterator(Spliced(call, 3, [call[2]]))),
        Method("replaceMany", [Collection, Position, Takes.Items("values"), Count], "The items with some from a position on replaced by values.", call => call.Iterator(Spliced(call, 3, call.Items(2)))),
        Method("insert", [Takes.One("collection", ParameterType.NoSet), Position, Takes.Any("value")], "The items with a value before a position.", call => call.Iterator(Inserted(call, [call[2]], takesNegative: false))),
        Method("insert", [Takes.One("collection", ParameterType.Insertable), Position, Takes.Any("value")], "The list with a value before a position, counted from the end when negative.", InsertInList),
        Method("insertMany", [Collection, Position, Takes.Items("values")], "The items with values before a position.", call => call.Iterator(Inserted(call, call.Items(2), takesNegative: true))),
    ];

    /// <summary>The items with some of them replaced by values; where none is, the values do not come.</summary>
    private static IEnumerable<YaqlValue> Spliced(CallFrame call, int count, IEnumerable<YaqlValue> values)
    {
        var (first, many) = (call.Position(1), call.Position(count));
        var (index, isDone) = (0, false);
        foreach (var item in call.Items(0))
        {
            var goes = index >= first && (many < 0 || index < first + many);
            index++;
            foreach (var kept in !goes ? [item] : isDone ? [] : values)
            {
                yield return kept;
            }

            isDone |= goes;
        }
    }

    private static IEnumerable<YaqlValue> Inserted(CallFrame call, IEnumerable<YaqlValue> values, bool takesNegative)
    {
        var position = call.Position(1);
        var index = 0;
        foreach (var item in takesNegative && position < 0 ? values.Concat(call.Items(0)) : WithValues())
        {
            yield return item;
        }

        IEnumerable<YaqlValue> WithValues()
        {
            foreach (var item in call.Items(0))
            {
                foreach (var value in index == position ? values : [])
                {
                    yield return value;
                }

                index++;
                yield return item;
            }

            foreach (var value in position > index - 1 ? values : [])
            {
                yield return value;
            }
        }
    }

    private static YaqlList InsertInList(CallFrame call)
    {
        var values = call.List(0).Values;
        return new YaqlList(values.Insert(CodePoints.Bound(call.Position(1), values.Length), call[2]), isTuple: false);
    }
}

using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Values;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql;

/// <summary>Values of templates as values of expressions, and back.</summary>
internal static class ValueConversion
{
    /// <summary>Data for an expression. It must be known.</summary>
    public static YaqlValue ToYaql(TemplateValue value) => value switch
    {
        TextValue text => text.Text,
        BooleanValue boolean => boolean.Value,
        IntegerValue integer => integer.Value,
        FloatValue number => number.Value,
        ListValue list => new YaqlList(ImmutableArray.CreateRange(list.Items, ToYaql)),
        MapValue map => new YaqlMap(map.Select(entry => KeyValuePair.Create<YaqlValue, YaqlValue>(entry.Key, ToYaql(entry.Value)))),
        _ => YaqlNull.Instance,
    };

    /// <summary>The result of an expression. Iterators are walked through; a set is given in order, so that equal sets give equal lists.</summary>
    /// <exception cref="YaqlFault">The value is too large, or exists only inside expressions.</exception>
    public static TemplateValue ToTemplate(YaqlValue value, YaqlRun run)
    {
        run.Enter();
        var result = Convert(value, run);
        run.Leave();
        return result;
    }

    private static TemplateValue Convert(YaqlValue value, YaqlRun run) => value switch
    {
        YaqlNull => TemplateValue.Null,
        YaqlText text => new TextValue(text.Text),
        YaqlBoolean boolean => TemplateValue.From(boolean.Value),
        YaqlInteger integer => new IntegerValue(integer.Value),
        YaqlFloat number => new FloatValue(number.Value),
        YaqlMap map => ToMap(map, run),
        YaqlSet set => ToList(Sorted(set), run),
        YaqlIterable iterable => ToList(iterable, run),
        _ => throw new YaqlFault($"The result is a {value.Kind}, which no template value can hold"),
    };

    private static MapValue ToMap(YaqlMap map, YaqlRun run)
    {
        run.CheckCount(map.Count);
        return new MapValue(map.Entries.Select(entry => KeyValuePair.Create(Name(entry.Key), ToTemplate(entry.Value, run))).ToArray());
    }

    private static ListValue ToList(YaqlIterable source, YaqlRun run) =>
        new([.. run.Limited(source).Items.Select(item => ToTemplate(item, run))]);

    /// <summary>A key that is no text becomes its JSON text.</summary>
    private static string Name(YaqlValue key) => key switch
    {
        YaqlText text => text.Text,
        YaqlNull => "null",
        YaqlBoolean boolean => boolean.Value ? "true" : "false",
        YaqlNumber number => number.AsText(),
        _ => throw new YaqlFault($"A key of the result is a {key.Kind}"),
    };

    private static YaqlList Sorted(YaqlSet set)
    {
        if (set.Members.FirstOrDefault(member => member is not (YaqlNull or YaqlText or YaqlNumber)) is { } other)
        {
            throw new YaqlFault($"The result is a set with a {other.Kind} in it; make it a list with toList()");
        }

        return set.Members.All(member => member is YaqlText)
            ? new YaqlList([.. set.Members.OrderBy(member => member.AsText(), CodePointOrder.Instance)])
            : set.Members.All(member => member is YaqlNumber { Whole: not null })
                ? new YaqlList([.. set.Members.OrderBy(member => ((YaqlNumber)member).Whole ?? BigInteger.Zero)])
                : new YaqlList(set.Members);
    }
}

using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>Items that come out of nothing. Some never end; the limits of an evaluation end them.</summary>
internal static class Generating
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("range", [Takes.Integer("stop")], "The numbers from 0 to before an end.", call => call.Iterator(Range(0, call.Integer(0), 1))),
        Function("range", [Takes.Integer("start"), Takes.Integer("stop"), Takes.OptionalInteger("step", 1)], "The numbers from a start to before an end, with a step.", call => call.Iterator(Range(call.Integer(0), call.Integer(1), NotZero(call.Integer(2))))),
        Function("sequence", [Takes.OptionalInteger("start", 0), Takes.OptionalInteger("step", 1)], "Numbers without end.", call => call.Iterator(Range(call.Integer(0), null, call.Integer(1)))),
        Method("repeat", [Takes.Any("value"), Takes.OptionalInteger("times", -1)], "The value so many times, or without end.", call => call.Iterator(Repeat(call[0], call.Integer(1)))),
        Method("cycle", [Takes.Items("collection")], "The items again and again, without end.", call => call.Iterator(Cycle(call))),
        Function(
            "generate",
            [Takes.Any("initial"), Takes.Lambda("predicate"), Takes.Lambda("producer"), Takes.OptionalLambda("selector"), Takes.OptionalFlag("decycle")],
            "A value, then what the producer makes of it and so on, as long as the predicate holds.",
            call => call.Iterator(Generate(call))),
        Function(
            "generateMany",
            [Takes.Any("initial"), Takes.Lambda("producer"), Takes.OptionalLambda("selector"), Takes.OptionalFlag("decycle"), Takes.OptionalFlag("depthFirst")],
            "A value and, level by level or depth first, all that the producer makes of it.",
            call => call.Iterator(GenerateMany(call))),
    ];

    private static BigInteger NotZero(BigInteger step) =>
        step.IsZero ? throw YaqlFault.Plain("range() arg 3 must not be zero") : step;

    /// <summary>Numbers up to before an end; without end where there is none.</summary>
    private static IEnumerable<YaqlValue> Range(BigInteger start, BigInteger? end, BigInteger step)
    {
        for (var value = start; end is null || (step.Sign > 0 ? value < end : value > end); value += step)
        {
            yield return value;
        }
    }

    private static IEnumerable<YaqlValue> Repeat(YaqlValue value, BigInteger times)
    {
        for (var count = times; !count.IsZero; count--)
        {
            yield return value;
        }
    }

    private static IEnumerable<YaqlValue> Cycle(CallFrame call)
    {
        var items = new List<YaqlValue>();
        foreach (var item in call.Items(0))
        {
            items.Add(item);
            yield return item;
        }

        for (var index = 0; items.Count > 0; index = (index + 1) % items.Count)
        {
            yield return items[index];
        }
    }

    private static IEnumerable<YaqlValue> Generate(CallFrame call)
    {
        var past = call.Flag(4) ? new HashSet<YaqlValue>() : null;
        for (var value = call[0]; call.Lambda(1).Holds(value); value = call.Lambda(2).Invoke(value))
        {
            if (past?.Add(call.Run.Key(value)) == false)
            {
                yield break;
            }

            call.Run.CheckMemory(MemorySizes.Set(past?.Count ?? 0));
            yield return call.OptionalLambda(3)?.Invoke(value) ?? value;
        }
    }

    private static IEnumerable<YaqlValue> GenerateMany(CallFrame call)
    {
        var past = call.Flag(3) ? new HashSet<YaqlValue>() : null;
        var waiting = new LinkedList<YaqlValue>([call[0]]);
        while (waiting.First is { Value: var value })
        {
            waiting.RemoveFirst();
            if (past?.Add(call.Run.Key(value)) == false)
            {
                continue;
            }

            yield return call.OptionalLambda(2)?.Invoke(value) ?? value;
            var before = waiting.First;
            foreach (var produced in call.Run.Paid(Produced(call.Lambda(1).Invoke(value))))
            {
                _ = call.Flag(4) && before is not null ? waiting.AddBefore(before, produced) : waiting.AddLast(produced);
            }

            call.Run.CheckMemory(MemorySizes.List(Math.Max(waiting.Count, past?.Count ?? 0)));
        }
    }

    private static IEnumerable<YaqlValue> Produced(YaqlValue value) => value switch
    {
        YaqlIterable iterable => iterable.Items,
        YaqlMap map => map.Entries.Select(entry => entry.Key),
        YaqlText text => CodePoints.Split(text.Text).Select(character => (YaqlValue)character),
        _ => throw new YaqlFault($"The producer must give a collection, not a {value.Kind}"),
    };
}

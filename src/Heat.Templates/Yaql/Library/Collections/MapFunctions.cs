using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Collections;

/// <summary>Maps.</summary>
internal static class MapFunctions
{
    private static readonly ParameterSpec Map = Takes.Map("dict");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        FromRules,
        FromRules.As("#map"),
        Function("dict", [Takes.Items("items")], "A map of pairs of a key and a value.", FromPairs) with { TakesRules = true },
        Method("toDict", [Takes.Items("collection"), Takes.Lambda("keySelector"), Takes.OptionalLambda("valueSelector")], "A map with a key, and a value or the item itself, for each item.", ToMap),
        Operator(".", Map, Takes.One("key", ParameterType.Keyword), "The value of a key.", call => Find(call.Map(0), call[1])),
        Function("#indexer", [Map, Takes.Any("key")], "The value of a key.", call => Find(call.Map(0), call.Run.Key(call[1]))),
        Function("#indexer", [Map, Takes.Any("key"), Takes.Any("default")], "The value of a key, or a default.", call => call.Map(0).Find(call.Run.Key(call[1])) ?? call[2]),
        Method("get", [Map, Takes.Any("key"), Takes.Optional("default", ParameterType.Any, YaqlNull.Instance)], "The value of a key, or a default.", call => call.Map(0).Find(call.Run.Key(call[1])) ?? call[2]),
        Method("set", [Map, Takes.Any("key"), Takes.Any("value")], "The map with a key set.", call => With(call, [KeyValuePair.Create(call[1], call[2])])) with { TakesRules = true },
        Method("set", [Map, Takes.Map("replacements")], "The map with the entries of another one set.", call => With(call, call.Map(1).Entries)) with { TakesRules = true },
        Method("set", [Map, Takes.Rest("rules", ParameterType.Rule)], "The map with keys set, given as key => value.", call => With(call, Entries(call.Rest))) with { TakesRules = true },
        Method("keys", [Map], "The keys, a set.", call => YaqlSet.KeysOf(call.Map(0))),
        Method("values", [Map], "The values.", call => new YaqlMapValues(call.Map(0))),
        Method("items", [Map], "The entries, each a list of key and value.", call => YaqlSet.ItemsOf(call.Map(0))),
        Method("containsKey", [Map, Takes.Any("key")], "Whether the map has a key.", call => call.Map(0).Find(call.Run.Key(call[1])) is not null),
        Method("containsValue", [Map, Takes.Any("value")], "Whether the map has a value.", call => ListFunctions.Has(call, call.Map(0).Entries.Select(entry => entry.Value), call[1])),
        Method("delete", [Map, Takes.Rest("keys", ParameterType.Any)], "The map without keys.", call => Without(call, call.Rest)),
        Method("deleteAll", [Map, Takes.Items("keys")], "The map without the keys of a collection.", call => Without(call, call.Items(1))),
        Operator("+", Takes.Map("left"), Takes.Map("right"), "The entries of both maps; those of the right one win.", call => With(call, call.Map(1).Entries)),
        Extension("len", [Map], "The number of entries.", call => call.Map(0).Count),
        Function("isDict", [Takes.Any("arg")], "Whether a value is a map.", call => call[0] is YaqlMap),
    ];

    private static FunctionSpec FromRules => Function("dict", [Takes.Rest("rules", ParameterType.Rule)], "A map of entries given as key => value.", call => Of(call, Entries(call.Rest))) with { TakesRules = true };

    /// <summary>A map of entries, each key looked at.</summary>
    public static YaqlMap Of(CallFrame call, IEnumerable<KeyValuePair<YaqlValue, YaqlValue>> entries, bool isFrozen = true) =>
        new(entries.Select(entry => KeyValuePair.Create(call.Run.Key(entry.Key), entry.Value)), isFrozen);

    /// <summary>The value of a key.</summary>
    /// <exception cref="YaqlFault">There is none.</exception>
    private static YaqlValue Find(YaqlMap map, YaqlValue key) =>
        map.Find(key) ?? throw new YaqlFault($"The map has no key {new YaqlList([key]).AsText()[1..^2]}", "The map has no such key");

    private static YaqlMap With(CallFrame call, IEnumerable<KeyValuePair<YaqlValue, YaqlValue>> entries) => Of(call, call.Map(0).Entries.Concat(entries));

    private static YaqlMap Without(CallFrame call, IEnumerable<YaqlValue> keys)
    {
        var removed = keys.Select(call.Run.Key).ToHashSet();
        return new YaqlMap(call.Map(0).Entries.Where(entry => !removed.Contains(entry.Key)), isFrozen: false);
    }

    private static IEnumerable<KeyValuePair<YaqlValue, YaqlValue>> Entries(IEnumerable<YaqlValue> rules) =>
        rules.Cast<YaqlRule>().Select(rule => KeyValuePair.Create(rule.Source, rule.Destination));

    private static YaqlMap FromPairs(CallFrame call)
    {
        var map = Of(call, call.Items(0).Select(Pair));
        call.Run.CheckMemory(MemorySizes.Map(map.Count, map.Entries.All(entry => entry.Key is YaqlText)));
        return map;
    }

    private static KeyValuePair<YaqlValue, YaqlValue> Pair(YaqlValue value)
    {
        var items = value switch
        {
            YaqlIterable iterable => iterable.Items.Take(2).ToArray(),
            YaqlMap map => [.. map.Entries.Take(2).Select(entry => entry.Key)],
            YaqlText text => [.. CodePoints.Split(text.Text).Take(2).Select(character => (YaqlValue)character)],
            _ => [],
        };
        return items is [var key, var result] ? KeyValuePair.Create(key, result) : throw YaqlFault.Plain("dict needs pairs of a key and a value");
    }

    private static YaqlMap ToMap(CallFrame call) => Of(
        call,
        call.Items(0).Select(item => KeyValuePair.Create(call.Lambda(1).Invoke(item), call.OptionalLambda(2)?.Invoke(item) ?? item)),
        isFrozen: false);
}

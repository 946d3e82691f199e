using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>Functions that make lists and maps.</summary>
internal static class ContainerEntries
{
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "repeat",
            "repeat: { template: VALUE, for_each: { NAME: LIST, ... }, permutations: BOOLEAN }",
            "One copy of the template for each item, with the name replaced by the item; for several lists one copy for each combination.",
            new("""
                outputs:
                  example:
                    value:
                      repeat:
                        for_each: { NAME: [web, db] }
                        template: { host: NAME.example.org }
                """,
                """[{"host":"web.example.org"},{"host":"db.example.org"}]"""))
        {
            Changes =
            [
                new("2016-10-14", "for_each takes maps as well; their keys are the items."),
                new("2017-09-01", "permutations: false walks the lists side by side instead of combining them."),
            ],
        },
        new(
            "list_concat",
            "list_concat: [LIST, LIST, ...]",
            "One list of the items of all lists, in order.",
            new("""
                outputs:
                  example: { value: { list_concat: [[a, b], [b, c]] } }
                """,
                """["a","b","b","c"]""")),
        new(
            "list_concat_unique",
            "list_concat_unique: [LIST, LIST, ...]",
            "As list_concat, with each item once.",
            new("""
                outputs:
                  example: { value: { list_concat_unique: [[a, b], [b, c]] } }
                """,
                """["a","b","c"]""")),
        new(
            "filter",
            "filter: [VALUES, LIST]",
            "The list without the items that are among the values.",
            new("""
                outputs:
                  example: { value: { filter: [[none], [web, none, db]] } }
                """,
                """["web","db"]""")),
        new(
            "map_merge",
            "map_merge: [MAP, MAP, ...]",
            "One map of the keys of all maps; of a key that several have the last one counts.",
            new("""
                outputs:
                  example: { value: { map_merge: [{ a: 1, b: 2 }, { b: 3 }] } }
                """,
                """{"a":1,"b":3}""")),
        new(
            "map_replace",
            "map_replace: [MAP, { keys: { OLD: NEW, ... }, values: { OLD: NEW, ... } }]",
            "The map with keys, values or both replaced.",
            new("""
                outputs:
                  example: { value: { map_replace: [{ k1: v1, k2: v2 }, { keys: { k1: K1 }, values: { v2: V2 } }] } }
                """,
                """{"K1":"v1","k2":"V2"}""")),
    ];
}

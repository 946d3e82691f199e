using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>Functions that decide, and queries.</summary>
internal static class LogicEntries
{
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "if",
            "if: [CONDITION, VALUE, OTHERWISE]",
            "The second argument where the condition holds, else the third. The condition is a name of the section conditions, or a condition itself.",
            new("""
                parameters:
                  environment: { type: string, default: test }
                conditions:
                  is_production: { equals: [{ get_param: environment }, production] }
                outputs:
                  example: { value: { if: [is_production, m1.large, m1.small] } }
                """,
                "\"m1.small\""))
        {
            Changes = [new("2021-04-16", "Without the third argument the property, item or key disappears where the condition does not hold.")],
        },
        new(
            "equals",
            "equals: [VALUE, VALUE]",
            "True where both values are the same.",
            new("""
                conditions:
                  same: { equals: [a, a] }
                outputs:
                  example: { value: { if: [same, "yes", "no"] } }
                """,
                "\"yes\"")),
        new(
            "not",
            "not: CONDITION",
            "True where the condition does not hold.",
            new("""
                conditions:
                  same: { equals: [a, b] }
                  different: { not: same }
                outputs:
                  example: { value: { if: [different, "yes", "no"] } }
                """,
                "\"yes\"")),
        new(
            "and",
            "and: [CONDITION, CONDITION, ...]",
            "True where all conditions hold.",
            new("""
                conditions:
                  both: { and: [{ equals: [a, a] }, { equals: [b, c] }] }
                outputs:
                  example: { value: { if: [both, "yes", "no"] } }
                """,
                "\"no\"")),
        new(
            "or",
            "or: [CONDITION, CONDITION, ...]",
            "True where at least one of the conditions holds.",
            new("""
                conditions:
                  either: { or: [{ equals: [a, a] }, { equals: [b, c] }] }
                outputs:
                  example: { value: { if: [either, "yes", "no"] } }
                """,
                "\"yes\"")),
        new(
            "contains",
            "contains: [VALUE, LIST_OR_TEXT]",
            "True where the value is an item of the list, or a part of the text.",
            new("""
                outputs:
                  example: { value: { contains: [db, [web, db]] } }
                """,
                "true")),
        new(
            "yaql",
            "yaql: { expression: TEXT, data: { NAME: VALUE, ... } }",
            "The result of a YAQL expression; $.data is the data. Expressions are limited in steps and memory.",
            new("""
                outputs:
                  example:
                    value: { yaql: { expression: $.data.sizes.where($ > 2).sum(), data: { sizes: [1, 2, 3, 4] } } }
                """,
                "7")),
    ];
}

using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>CloudFormation's functions of conditions.</summary>
internal static class CloudFormationLogicEntries
{
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "Fn::If",
            "Fn::If: [CONDITION, VALUE, OTHERWISE]",
            "The second argument where the named condition holds, else the third.",
            Example("{ Fn::Equals: [a, a] }", "yes")),
        new("Fn::Equals", "Fn::Equals: [VALUE, VALUE]", "True where both values are the same.", Example("{ Fn::Equals: [a, b] }", "no")),
        new("Fn::Not", "Fn::Not: [CONDITION]", "True where the condition does not hold.", Example("{ Fn::Not: [{ Fn::Equals: [a, b] }] }", "yes")),
        new(
            "Fn::And",
            "Fn::And: [CONDITION, CONDITION, ...]",
            "True where all conditions hold.",
            Example("{ Fn::And: [{ Fn::Equals: [a, a] }, { Fn::Equals: [b, c] }] }", "no")),
        new(
            "Fn::Or",
            "Fn::Or: [CONDITION, CONDITION, ...]",
            "True where at least one of the conditions holds.",
            Example("{ Fn::Or: [{ Fn::Equals: [a, a] }, { Fn::Equals: [b, c] }] }", "yes")),
    ];

    private static FunctionExample Example(string condition, string result) => new(
        $$"""
        Conditions:
          Holds: {{condition}}
        Outputs:
          example: { Value: { Fn::If: [Holds, "yes", "no"] } }
        """,
        $"\"{result}\"");
}

using System.Collections.Immutable;
using Heat.Cli.Findings;
using Heat.Cli.Linting.Rules;

namespace Heat.Cli.Linting;

/// <summary>Asks all rules.</summary>
internal static class Linter
{
    /// <summary>The rules in the order of their ids.</summary>
    public static ImmutableArray<LintRule> Rules { get; } =
    [
        new UnusedParameter(),
        new UnusedCondition(),
        new RedundantDependsOn(),
        new DeprecatedType(),
        new DeprecatedProperty(),
        new DroppedFunction(),
        new ParameterWithoutDescription(),
        new ParameterWithoutConstraint(),
        new HardCodedSecret(),
        new PasswordNotHidden(),
        new UnquotedVersion(),
        new UnguardedReference(),
        new SecretOutput(),
        new DeprecatedAttribute(),
    ];

    /// <summary>The findings of all rules but those that are left out, in the order of the text.</summary>
    public static ImmutableArray<Finding> Check(LintSubject subject, IReadOnlyCollection<string> leftOut) =>
    [
        .. Rules
            .Where(rule => !leftOut.Contains(rule.Id) && !leftOut.Contains(rule.Name))
            .SelectMany(rule => rule.Check(subject))
            .OrderBy(finding => finding.Position?.Line ?? 0)
            .ThenBy(finding => finding.Position?.Column ?? 0)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal),
    ];
}

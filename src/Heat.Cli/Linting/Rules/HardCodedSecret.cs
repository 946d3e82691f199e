using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Linting.Rules;

/// <summary>A secret stands in the template for all to read.</summary>
internal sealed class HardCodedSecret() : LintRule(
    "HL0009",
    "hard-coded-secret",
    FindingSeverity.Warning,
    "A password or the like stands in the template.",
    "Make it a hidden parameter without default, or let OS::Heat::RandomString make it.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
    [
        .. subject.Outline.Parameters
            .Where(parameter => SecretNames.IsLikely(parameter.Name) && IsLiteral(parameter.Default?.Value))
            .Select(parameter => Breach(
                $"The parameter '{parameter.Name}' looks like a secret and has a default.", $"{parameter.Path}.{parameter.Default!.Key}", parameter.Default.Position)),
        .. subject.Values
            .Where(given => (given.Schema.Sensitive || SecretNames.IsLikely(given.Entry.Key)) && IsLiteral(given.Entry.Value))
            .Select(given => Breach($"The property '{given.Entry.Key}' looks like a secret and stands in the template.", given.Path, given.Entry.Position)),
    ];

    private static bool IsLiteral(OutlineNode? value) => value?.Text is { Length: > 0 };
}

using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Linting.Rules;

/// <summary>A parameter holds a secret and is shown.</summary>
internal sealed class PasswordNotHidden() : LintRule(
    "HL0010", "not-hidden", FindingSeverity.Warning, "A parameter that holds a secret is not hidden.", "Declare hidden: true (NoEcho in CloudFormation).")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from parameter in subject.Outline.Parameters
        where !parameter.IsHidden && IsSecret(parameter, subject)
        select Breach($"The parameter '{parameter.Name}' looks like a secret and is not hidden.", parameter.Path, parameter.Position);

    private static bool IsSecret(OutlineParameter parameter, LintSubject subject) =>
        SecretNames.IsLikely(parameter.Name) || subject.Values.Any(given => given.Schema.Sensitive && given.Parameter == parameter.Name);
}

using Heat.Cli.Findings;
using Heat.Templates.Language;

namespace Heat.Cli.Linting.Rules;

/// <summary>A function of CloudFormation in a HOT old enough to have it.</summary>
internal sealed class DroppedFunction() : LintRule(
    "HL0006", "dropped-function", FindingSeverity.Warning, "A newer version does not have the function.", "Use HOT's own function.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from call in subject.Outline.Calls
        where subject.Outline.Version.IsHot && subject.Outline.Version.Functions.Contains(call.Function)
        where !LanguageVersions.Newest.Functions.Contains(call.Function)
        select Breach($"Newer versions of HOT do not have '{call.Function}'.", call.Path, call.Position);
}

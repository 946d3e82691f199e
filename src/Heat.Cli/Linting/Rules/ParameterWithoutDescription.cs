using Heat.Cli.Findings;

namespace Heat.Cli.Linting.Rules;

/// <summary>A parameter that its users must guess at.</summary>
internal sealed class ParameterWithoutDescription() : LintRule(
    "HL0007", "no-description", FindingSeverity.Info, "A parameter has no description.", "Say what it is for.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from parameter in subject.Outline.Parameters
        where parameter.Description.Length == 0
        select Breach($"The parameter '{parameter.Name}' has no description.", parameter.Path, parameter.Position);
}

using Heat.Cli.Findings;
using Heat.Templates.Schemas;

namespace Heat.Cli.Linting.Rules;

/// <summary>A parameter goes into a property that the cloud must know, and nothing says so.</summary>
internal sealed class ParameterWithoutConstraint() : LintRule(
    "HL0008",
    "no-constraint",
    FindingSeverity.Info,
    "A parameter without constraints is handed to a property that names an object of the cloud.",
    "Give the parameter the property's custom_constraint, so that a wrong value is found at once.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from parameter in subject.Outline.Parameters
        where !parameter.HasConstraints && parameter.Default?.Value.Text is not ""
        let constraint = subject.Values
            .Where(given => given.Parameter == parameter.Name)
            .SelectMany(given => given.Schema.Constraints)
            .FirstOrDefault(constraint => constraint.Kind == ConstraintKind.Custom)
        where constraint is not null && subject.Outline.Version.IsHot
        select Breach(
            $"The parameter '{parameter.Name}' could have the constraint {{custom_constraint: {constraint.Custom}}}.", parameter.Path, parameter.Position);
}

using Heat.Cli.Findings;

namespace Heat.Cli.Linting.Rules;

/// <summary>Nobody asks for a parameter. Where a name is computed, any parameter may be meant, and the rule is silent.</summary>
internal sealed class UnusedParameter() : LintRule(
    "HL0001", "unused-parameter", FindingSeverity.Warning, "Nothing uses a parameter.", "Remove it, or use it.")
{
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var asked = subject.Outline.Calls.Where(call => call.AsksParameter).Select(call => call.Subject).ToHashSet();
        return asked.Contains(null)
            ? []
            : subject.Outline.Parameters
                .Where(parameter => !asked.Contains(parameter.Name))
                .Select(parameter => Breach($"Nothing uses the parameter '{parameter.Name}'.", parameter.Path, parameter.Position));
    }
}

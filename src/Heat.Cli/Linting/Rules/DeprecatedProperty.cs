using Heat.Cli.Findings;

namespace Heat.Cli.Linting.Rules;

/// <summary>A property is on its way out, or gone.</summary>
internal sealed class DeprecatedProperty() : LintRule(
    "HL0005", "deprecated-property", FindingSeverity.Warning, "A property is deprecated, hidden or not supported.", "Use the property that took its place.")
{
    public override IEnumerable<Finding> Check(LintSubject subject) =>
        from given in subject.Values
        where given.Schema.Support.IsOnItsWayOut()
        select Breach($"The property '{given.Entry.Key}' is {given.Schema.Support.InWords()}.", given.Path, given.Entry.Position);
}

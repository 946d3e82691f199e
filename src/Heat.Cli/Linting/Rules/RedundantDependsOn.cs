using Heat.Cli.Findings;

namespace Heat.Cli.Linting.Rules;

/// <summary>A resource waits by <c>depends_on</c> for one that it refers to anyway.</summary>
internal sealed class RedundantDependsOn() : LintRule(
    "HL0003", "redundant-depends-on", FindingSeverity.Warning, "depends_on names a resource that is referred to anyway.", "Remove the name from depends_on.")
{
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        foreach (var resource in subject.Outline.Resources)
        {
            var referred = subject.Outline.Calls
                .Where(call => call.AsksResource && call.Path.StartsWith(resource.Path + ".", StringComparison.Ordinal))
                .Select(call => call.Subject)
                .ToHashSet();
            foreach (var name in resource.DependsOn.Where(name => name.Text is not null && referred.Contains(name.Text)))
            {
                yield return Breach($"'{resource.Name}' refers to '{name.Text}' and waits for it anyway.", resource.DependsOnPath, name.Position);
            }
        }
    }
}

using Heat.Cli.Findings;

namespace Heat.Cli.Linting.Rules;

/// <summary>An output hands out a hidden parameter.</summary>
internal sealed class SecretOutput() : LintRule(
    "HL0013", "secret-output", FindingSeverity.Warning, "An output shows a hidden parameter to everyone who may read the stack.", "Leave it out.")
{
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var outline = subject.Outline;
        var hidden = outline.Parameters.Where(parameter => parameter.IsHidden).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return
            from output in outline.Outputs
            from call in outline.Calls
            where call.AsksParameter && call.Subject is not null && hidden.Contains(call.Subject)
            where call.Path.StartsWith(outline.PathOf(output) + ".", StringComparison.Ordinal)
            select Breach($"The output '{output.Key}' shows the hidden parameter '{call.Subject}'.", call.Path, call.Position);
    }
}

using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Linting.Rules;

/// <summary>The version is a date for other readers of YAML.</summary>
internal sealed class UnquotedVersion() : LintRule(
    "HL0011", "unquoted-version", FindingSeverity.Info, "The version is not quoted, and other YAML readers take it for a date.", "Put it in quotes, or write the release's name.")
{
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var version = subject.Outline.Version;
        if (subject.Outline.Root.Find(version.Key) is { } entry && IsBareDate(entry, subject))
        {
            yield return Breach($"{version.Key} {version.Name} is not quoted.", version.Key, entry.Value.Position);
        }
    }

    private static bool IsBareDate(OutlineEntry entry, LintSubject subject) =>
        entry.Value.Position is { Line: > 0 } place
        && subject.Lines.ElementAtOrDefault(place.Line - 1) is { } line
        && line.Length >= place.Column
        && char.IsDigit(line[place.Column - 1]);
}

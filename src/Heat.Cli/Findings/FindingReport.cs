using System.Collections.Immutable;
using System.Globalization;
using Heat.Cli.Input;
using Heat.Cli.Output;
using Heat.Templates.Diagnostics;
using Spectre.Console;

namespace Heat.Cli.Findings;

/// <summary>Findings for people: the place, the sentence, and the line with a caret below it.</summary>
internal sealed class FindingReport(Painter painter, ImmutableArray<NamedText> texts, SecretTexts secrets)
{
    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    public void Write(ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(finding);
        }
    }

    /// <summary>Such as <c>2 errors, 1 warning</c>; empty for none.</summary>
    public static string Count(ImmutableArray<Finding> findings) => string.Join(
        ", ",
        findings.GroupBy(finding => finding.Severity)
            .OrderByDescending(group => group.Key)
            .Select(group => Amount.Of(group.Count(), group.Key == FindingSeverity.Info ? "note" : group.First().SeverityName)));

    private void Write(Finding finding)
    {
        painter.Write(finding.Position is { } position ? $"{position}: " : "", new Style(decoration: Decoration.Bold));
        painter.Write($"{finding.SeverityName} {finding.Id}", new Style(Colour(finding.Severity)));
        painter.WriteLine($": {finding.Message}{(finding.Path.Length > 0 ? $" ({finding.Path})" : "")}");
        if (finding.Position is { Line: > 0 } place && LineOf(place) is { } line)
        {
            WriteExcerpt(line, place);
        }
    }

    private void WriteExcerpt(string line, SourcePosition place)
    {
        var number = place.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        painter.Write($"{number} | ", Quiet);
        painter.WriteLine(secrets.Cover(line));
        painter.Write($"{new string(' ', number.Length)} | ", Quiet);
        painter.WriteLine(new string(' ', Math.Max(0, place.Column - 1)) + "^", new Style(Color.Green));
    }

    private string? LineOf(SourcePosition place) => texts.FirstOrDefault(text => text.Name == place.File) is { } text
        ? text.Text.Split('\n').ElementAtOrDefault(place.Line - 1)?.TrimEnd('\r').Replace('\t', ' ')
        : null;

    private static Color Colour(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Color.Red,
        FindingSeverity.Warning => Color.Yellow,
        _ => Color.Blue,
    };
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Heat.Cli.Findings;

/// <summary>Findings for programs.</summary>
internal static class FindingDocument
{
    public static JsonObject Of(ImmutableArray<Finding> findings) => new()
    {
        ["valid"] = findings.All(finding => finding.Severity != FindingSeverity.Error),
        ["findings"] = new JsonArray([.. findings.Select(Of)]),
    };

    private static JsonObject Of(Finding finding) => new()
    {
        ["id"] = finding.Id,
        ["severity"] = finding.SeverityName,
        ["message"] = finding.Message,
        ["path"] = finding.Path,
        ["file"] = finding.Position?.File,
        ["line"] = finding.Position is { Line: > 0 } line ? line.Line : null,
        ["column"] = finding.Position is { Line: > 0 } column ? column.Column : null,
    };
}

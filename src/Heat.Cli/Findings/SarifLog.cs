using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Heat.Cli.Findings;

/// <summary>Findings as a SARIF 2.1.0 log.</summary>
internal static class SarifLog
{
    public static JsonObject Of(ImmutableArray<Finding> findings) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(findings) },
            ["results"] = new JsonArray([.. findings.Select(Result)]),
        }),
    };

    private static JsonObject Driver(ImmutableArray<Finding> findings) => new()
    {
        ["name"] = "heat",
        ["version"] = typeof(SarifLog).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version,
        ["rules"] = new JsonArray([.. findings.Select(finding => finding.Id).Distinct().Order().Select(id => new JsonObject { ["id"] = id })]),
    };

    private static JsonObject Result(Finding finding)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Id,
            ["level"] = finding.Severity == FindingSeverity.Info ? "note" : finding.SeverityName,
            ["message"] = new JsonObject { ["text"] = finding.Message },
        };
        if (finding.Position is { } position)
        {
            var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = position.File } };
            if (position.Line > 0)
            {
                place["region"] = new JsonObject { ["startLine"] = position.Line, ["startColumn"] = position.Column };
            }

            result["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = place,
                ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = finding.Path }),
            });
        }

        return result;
    }
}

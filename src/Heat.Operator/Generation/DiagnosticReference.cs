using Heat.Engine.Execution;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;

namespace Heat.Operator.Generation;

/// <summary><c>diagnostics.md</c>: every id that a finding can have.</summary>
internal static class DiagnosticReference
{
    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("HT0", "Reading documents"),
        ("HT1", "Templates, parameters and environments"),
        ("HT3", "Properties of resources"),
        ("HT4", "Stacks as a whole"),
    ];

    /// <summary>Every id with what it means and what to do.</summary>
    public static IReadOnlyList<DiagnosticDescription> Descriptions { get; } =
        [.. DiagnosticIds.All.Concat(PropertyDiagnosticIds.All).Concat(EngineDiagnosticIds.All).OrderBy(description => description.Id, StringComparer.Ordinal)];

    /// <summary>The document.</summary>
    public static string Compose()
    {
        var text = Markdown.Document(
            "Diagnostics",
            """
            What can be wrong with a template, its parameters and its environments. A message names the place, what was expected and
            the id: `template:7:12 resources.r.properties.size: … (HT3003)`. An id never changes its meaning. An error forbids the
            template: the Stack says `InvalidTemplate` and nothing is changed in the cloud. A warning does not.
            """);
        foreach (var (prefix, title) in Groups)
        {
            text.AppendHeading(title).AppendTable(
                ["Id", "Severity", "Meaning", "What to do"],
                Descriptions
                    .Where(description => description.Id.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(description => new[] { $"`{description.Id}`", description.Severity.ToString(), description.Meaning, description.Remedy }));
        }

        return text.Finish();
    }
}

using System.Collections.Immutable;
using Heat.Cli.Findings;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Language;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>A template with all that the language finds in it.</summary>
/// <param name="Input">What was read.</param>
/// <param name="Template">The template; null where a finding is an error.</param>
/// <param name="Findings">All findings.</param>
internal sealed record LoadedTemplate(TemplateInput Input, IStackTemplate? Template, ImmutableArray<Finding> Findings)
{
    private const string ParameterPath = "parameters.";

    /// <summary>Parameters without a value that placeholders stand for.</summary>
    public MapValue Placeholders { get; private init; } = MapValue.Empty;

    /// <summary>Some finding is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Loads a template. Parameters without a value are errors.</summary>
    public static LoadedTemplate Of(TemplateInput input)
    {
        var result = OfflineTemplate.Load(input.Request, input.Zones);
        var gathered = input.Findings;
        var loaded = result.Diagnostics
            .Where(diagnostic => !gathered.Any(finding => OnSameLine(finding.Position, diagnostic.Position)))
            .Select(Finding.Of);
        return new LoadedTemplate(input, gathered.IsEmpty ? result.Template : null, [.. gathered, .. loaded]);
    }

    /// <summary>Loads a template whose parameters need no values.</summary>
    public static LoadedTemplate WithPlaceholders(TemplateInput input)
    {
        var loaded = Of(input);
        var missing = loaded.Findings
            .Where(finding => finding.Id == DiagnosticIds.MissingParameter && finding.Path.StartsWith(ParameterPath, StringComparison.Ordinal))
            .Select(finding => finding.Path[ParameterPath.Length..])
            .ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0 || TemplateOutline.Read(input.Request.Template) is not { } outline)
        {
            return loaded;
        }

        var placeholders = ParameterPlaceholders.For(missing, outline);
        var parameters = new MapValue([.. input.Request.Parameters, .. placeholders]);
        return Of(input with { Request = input.Request with { Parameters = parameters } }) with { Placeholders = placeholders };
    }

    /// <summary>A file that could not be gathered is missing for the language too; once is enough.</summary>
    private static bool OnSameLine(SourcePosition? left, SourcePosition? right) =>
        left is { } first && right is { } second && first.File == second.File && first.Line == second.Line;
}

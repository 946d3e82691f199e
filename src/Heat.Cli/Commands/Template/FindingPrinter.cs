using System.Collections.Immutable;
using Heat.Cli.Findings;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Cli.Output;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Cli.Commands.Template;

/// <summary>Tells the user what was found.</summary>
internal sealed class FindingPrinter(Surroundings surroundings)
{
    /// <summary>Findings as the result of a command.</summary>
    public void Write(ImmutableArray<Finding> findings, TemplateInput input, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Human:
                new FindingReport(new Painter(surroundings, surroundings.Out), input.Texts, SecretTexts.Of(input)).Write(findings);
                break;
            case OutputFormat.Sarif:
                ResultWriter.Write(SarifLog.Of(findings), OutputFormat.Json, surroundings.Out);
                break;
            default:
                ResultWriter.Write(FindingDocument.Of(findings), format, surroundings.Out);
                break;
        }
    }

    /// <summary>The template that something can be made of; null: it has mistakes, which are told. Warnings are told either way.</summary>
    public IStackTemplate? Usable(LoadedTemplate loaded)
    {
        WriteWarnings(loaded);
        if (loaded.Template is null)
        {
            WriteErrors(loaded);
        }

        return loaded.Template;
    }

    /// <summary>Errors that keep a command from its result.</summary>
    public void WriteErrors(LoadedTemplate loaded)
    {
        ImmutableArray<Finding> errors = [.. loaded.Findings.Where(finding => finding.Severity == FindingSeverity.Error)];
        new FindingReport(new Painter(surroundings with { HasColours = false }, surroundings.Error), loaded.Input.Texts, SecretTexts.Of(loaded.Input)).Write(errors);
    }

    /// <summary>What was not looked at, and what stands in for it.</summary>
    public void WriteWarnings(LoadedTemplate loaded)
    {
        foreach (var warning in loaded.Input.Warnings)
        {
            surroundings.Error.WriteLine($"warning: {warning}");
        }

        foreach (var (name, value) in loaded.Placeholders.Where(placeholder => placeholder.Value is not UnknownValue))
        {
            surroundings.Error.WriteLine($"warning: parameter '{name}' has no value; the conditions that ask it are decided with {value}. Give it one with -P.");
        }
    }
}

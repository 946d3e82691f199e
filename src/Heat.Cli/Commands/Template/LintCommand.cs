using System.Collections.Immutable;
using System.CommandLine;
using Heat.Cli.Findings;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Cli.Linting;
using Heat.Cli.Output;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template lint</c>: what is allowed and yet not good.</summary>
internal sealed class LintCommand(Surroundings surroundings)
{
    private readonly TemplateOptions _template = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create(OutputFormat.Human, OutputFormat.Json, OutputFormat.Yaml, OutputFormat.Sarif);
    private readonly Option<string[]> _ignore = new("--ignore") { Description = "A rule that is not asked, by id or name. May be repeated.", HelpName = "RULE" };

    public Command Create()
    {
        var command = new ExplainedCommand("lint", "Finds what is allowed and yet not good, besides every mistake.")
        {
            Examples =
            [
                new("template lint web.yaml", "Mistakes, doubtful habits and notes"),
                new("template lint web.yaml --ignore no-description --ignore HL0011", "Without two of the rules"),
            ],
        };
        _template.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_ignore);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var ignored = Ignored(parsed);
        var input = new TemplateInputReader(_template, surroundings).Read(parsed);
        var loaded = LoadedTemplate.WithPlaceholders(input);
        var findings = loaded.Findings.AddRange(Lint(loaded, ignored));
        var printer = new FindingPrinter(surroundings);
        printer.WriteWarnings(loaded);
        var format = parsed.GetValue(_output);
        printer.Write(findings, input, format);
        if (format == OutputFormat.Human)
        {
            surroundings.Out.WriteLine($"{input.Request.Template.Name}: {(findings.IsEmpty ? "nothing to complain of" : FindingReport.Count(findings))}");
        }

        return findings.Any(finding => finding.Severity != FindingSeverity.Info) ? ExitCode.Findings : ExitCode.Success;
    }

    private static ImmutableArray<Finding> Lint(LoadedTemplate loaded, string[] ignored)
    {
        var template = loaded.Input.Request.Template;
        return TemplateOutline.Read(template) is { } outline
            ? Linter.Check(new LintSubject(outline, loaded.Template, template.Text ?? ""), ignored)
            : []; // its errors are told already
    }

    private string[] Ignored(ParseResult parsed)
    {
        var ignored = parsed.GetValue(_ignore) ?? [];
        var unknown = Array.Find(ignored, name => Linter.Rules.All(rule => rule.Id != name && rule.Name != name));
        return unknown is null
            ? ignored
            : throw new InputFault($"there is no rule '{unknown}'. The rules are {string.Join(", ", Linter.Rules.Select(rule => $"{rule.Id} {rule.Name}"))}.");
    }
}

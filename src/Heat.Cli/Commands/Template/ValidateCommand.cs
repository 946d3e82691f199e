using System.CommandLine;
using Heat.Cli.Findings;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Cli.Output;
using Heat.Templates.Evaluation;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template validate</c>: everything that is wrong with a template.</summary>
internal sealed class ValidateCommand(Surroundings surroundings)
{
    private readonly TemplateOptions _template = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create(OutputFormat.Human, OutputFormat.Json, OutputFormat.Yaml, OutputFormat.Sarif);
    private readonly Option<bool> _complete = new("--complete") { Description = "A parameter without a value is an error." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail the command too." };

    public static CommandExample Example { get; } = new("template validate web.yaml -e production.yaml", "Every mistake in a template, with its place");

    public Command Create()
    {
        var command = new ExplainedCommand("validate", "Finds every mistake in a template, its parameters and its environments.")
        {
            Examples =
            [
                Example,
                new("template validate stack.yaml -o json", "The template inside a Stack manifest, for a program"),
                new("template validate - -o sarif < web.yaml", "From standard input, for a code host"),
                new("template validate web.yaml --complete -P flavor=m1.small", "Also that every parameter has a value"),
            ],
        };
        _template.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_complete);
        command.Options.Add(_strict);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var input = new TemplateInputReader(_template, surroundings).Read(parsed);
        var loaded = parsed.GetValue(_complete) ? LoadedTemplate.Of(input) : LoadedTemplate.WithPlaceholders(input);
        var printer = new FindingPrinter(surroundings);
        printer.WriteWarnings(loaded);
        var format = parsed.GetValue(_output);
        printer.Write(loaded.Findings, input, format);
        if (format == OutputFormat.Human)
        {
            surroundings.Out.WriteLine(Summary(loaded, input.Request));
        }

        var fails = parsed.GetValue(_strict) ? !loaded.Findings.IsEmpty : loaded.HasErrors;
        return fails ? ExitCode.Findings : ExitCode.Success;
    }

    private static string Summary(LoadedTemplate loaded, TemplateRequest request)
    {
        var count = loaded.Findings.IsEmpty ? "" : $" ({FindingReport.Count(loaded.Findings)})";
        return loaded.Template is { } template
            ? $"{request.Template.Name}: valid, {Amount.Of(template.Resources.Length, "resource")}, {Amount.Of(template.Outputs.Length, "output")}{count}"
            : $"{request.Template.Name}: not valid{count}";
    }
}

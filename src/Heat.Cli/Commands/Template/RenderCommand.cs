using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Cli.Output;
using Heat.Cli.Rendering;
using Heat.Templates.Rendering;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template render</c>: what a template comes to.</summary>
internal sealed class RenderCommand(Surroundings surroundings)
{
    private readonly TemplateOptions _template = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _secrets = new("--show-secrets") { Description = "Print secret values instead of ******." };

    public static CommandExample Example { get; } =
        new("template render web.yaml -e production.yaml -P flavor=m1.small", "A template with all its functions resolved");

    public Command Create()
    {
        var command = new ExplainedCommand("render", "Resolves parameters, environments, conditions and functions, nested stacks included, and prints what is left. Human output is YAML.")
        {
            Examples =
            [
                Example,
                new("template render web.yaml --attributes stubs.yaml -o json", "With what resources would yield"),
                new("template render web.yaml --parameter-file ca=ca.pem --show-secrets", "With a parameter from a file, and secrets shown"),
            ],
        };
        _template.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_secrets);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var input = new TemplateInputReader(_template, surroundings).Read(parsed);
        var loaded = LoadedTemplate.Of(input);
        var printer = new FindingPrinter(surroundings);
        if (printer.Usable(loaded) is not { } template)
        {
            return ExitCode.Findings;
        }

        var document = new RenderedDocument(parsed.GetValue(_secrets));
        var result = document.Of(StackRenderer.Render(template, new AssumedResources(input.Zones).Of(template, input.Stubs)));
        var format = parsed.GetValue(_output);
        ResultWriter.Write(result, format == OutputFormat.Human ? OutputFormat.Yaml : format, surroundings.Out);
        printer.WriteErrors(loaded with { Findings = [.. document.Errors] });
        return document.Errors.Count == 0 ? ExitCode.Success : ExitCode.Findings;
    }
}

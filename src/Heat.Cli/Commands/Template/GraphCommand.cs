using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Cli.Output;
using Heat.Cli.Rendering;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template graph</c>: who waits for whom.</summary>
internal sealed class GraphCommand(Surroundings surroundings)
{
    private readonly TemplateOptions _template = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create(OutputFormat.Dot, OutputFormat.Mermaid, OutputFormat.Json, OutputFormat.Yaml);

    private readonly Option<bool> _outputs = new("--outputs") { Description = "Draw the template's outputs too." };

    public static CommandExample Example { get; } = new("template graph web.yaml | dot -Tsvg > web.svg", "A picture of who waits for whom, by Graphviz");

    public Command Create()
    {
        var command = new ExplainedCommand("graph", "Draws which resource waits for which. An arrow leads to what is waited for; it is dashed where only depends_on says so.")
        {
            Examples =
            [
                Example,
                new("template graph web.yaml -o mermaid --outputs", "For Markdown, with outputs"),
            ],
        };
        _template.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_outputs);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var loaded = LoadedTemplate.WithPlaceholders(new TemplateInputReader(_template, surroundings).Read(parsed));
        if (new FindingPrinter(surroundings).Usable(loaded) is not { } template)
        {
            return ExitCode.Findings;
        }

        var graph = TemplateGraph.Of(template, parsed.GetValue(_outputs));
        switch (parsed.GetValue(_output))
        {
            case OutputFormat.Human or OutputFormat.Dot:
                GraphText.WriteDot(graph, surroundings.Out);
                break;
            case OutputFormat.Mermaid:
                GraphText.WriteMermaid(graph, surroundings.Out);
                break;
            case var format:
                ResultWriter.Write(graph.ToJson(), format, surroundings.Out);
                break;
        }

        return ExitCode.Success;
    }
}

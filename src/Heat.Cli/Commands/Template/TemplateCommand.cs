using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template</c>: everything about a template that needs no cloud and no cluster.</summary>
internal static class TemplateCommand
{
    public static Command Create(Surroundings surroundings) => new ExplainedCommand("template", "Templates: check, resolve and draw them, without a cloud.")
    {
        Examples = [ValidateCommand.Example, RenderCommand.Example, GraphCommand.Example],
        Subcommands =
        {
            new ValidateCommand(surroundings).Create(),
            new RenderCommand(surroundings).Create(),
            new GraphCommand(surroundings).Create(),
            new LintCommand(surroundings).Create(),
            new FunctionsCommand(surroundings).Create(),
            new VersionsCommand(surroundings).Create(),
        },
    };
}

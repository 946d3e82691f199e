using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary><c>heat resource-type</c>: the types that templates may use.</summary>
internal static class ResourceTypeCommand
{
    public static Command Create(Surroundings surroundings) => new ExplainedCommand("resource-type", "Resource types: what there is, and what each takes.")
    {
        Examples = [ListCommand.Example, ShowCommand.Example],
        Subcommands = { new ListCommand(surroundings).Create(), new ShowCommand(surroundings).Create() },
    };
}

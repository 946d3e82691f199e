using System.CommandLine;
using Heat.Cli.Help;

namespace Heat.Cli.Commands;

/// <summary><c>heat simulator</c>: an OpenStack cloud in memory.</summary>
internal static class SimulatorCommand
{
    public static Command Create() => new ExplainedCommand("simulator", "An OpenStack cloud in memory, to try templates without a cloud.")
    {
        Examples = [SimulatorRunCommand.Example],
        Subcommands = { SimulatorRunCommand.Create() },
    };
}

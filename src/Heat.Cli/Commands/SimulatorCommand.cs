using System.CommandLine;

namespace Heat.Cli.Commands;

/// <summary><c>heat simulator</c>: an OpenStack cloud in memory.</summary>
internal static class SimulatorCommand
{
    public static Command Create() => new("simulator", "An OpenStack cloud in memory, to try templates without a cloud.") { SimulatorRunCommand.Create() };
}

using System.CommandLine;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary>The commands on Stacks of a cluster: <c>kubectl heat tree web</c>.</summary>
internal static class StackCommands
{
    /// <summary>All of them, in the order of the help.</summary>
    public static IEnumerable<Command> Create(Surroundings surroundings) =>
    [
        new TreeCommand(surroundings).Create(),
        new EventsCommand(surroundings).Create(),
        new PlanCommand(surroundings).Create(),
        new ApproveCommand(surroundings).Create(),
        new DriftCommand(surroundings).Create(),
        new OrphansCommand(surroundings).Create(),
        .. RequestVerb.All.Select(verb => new RequestCommand(surroundings, verb).Create()),
        new RunStateCommand(surroundings, isActive: false).Create(),
        new RunStateCommand(surroundings, isActive: true).Create(),
        new SnapshotCommand(surroundings).Create(),
        new SignalCommand(surroundings).Create(),
        new ExportCommand(surroundings).Create(),
        new AbandonCommand(surroundings).Create(),
        new AdoptCommand(surroundings).Create(),
    ];
}

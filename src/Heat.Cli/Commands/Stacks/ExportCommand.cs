using System.CommandLine;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat export</c>: all that is needed to take a stack over elsewhere. The stack goes on.</summary>
internal sealed class ExportCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<string?> _file = new("--file", "-f") { Description = "The file to write to; standard output where it is left out.", HelpName = "FILE" };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("export", "Writes a stack down in the form of Heat's 'stack abandon'. The stack goes on. The document holds secrets.")
        {
            Examples = [new("export web -f web.json", "A document that 'adopt' and Heat take")],
            Arguments = { _stack },
            Options = { _file },
        };
        _waiting.AddTimeoutTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var document = await new StackExport(_waiting).ReadAsync(parsed, cluster, stack.Name, cancellationToken);
        await StackExport.WriteAsync(surroundings, parsed.GetValue(_file), document, cancellationToken);
        return ExitCode.Success;
    }
}

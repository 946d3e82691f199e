using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat abandon</c>: lets go of a stack. Its objects stay in the cloud, and its document is handed over.</summary>
internal sealed class AbandonCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<string?> _file = new("--file", "-f") { Description = "The file to write to; standard output where it is left out.", HelpName = "FILE" };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("abandon", "Deletes a Stack and leaves its objects in the cloud. Writes the document by which they are taken over elsewhere; it holds secrets.")
        {
            Examples = [new("abandon web -f web.json", "A document that 'adopt' and Heat take")],
            Arguments = { _stack },
            Options = { _file },
        };
        _waiting.AddTimeoutTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        if (ClusterObject.Text(stack.Spec, "deletionProtection") == "true")
        {
            throw new InputFault($"Stack '{stack.Name}' is protected: set spec.deletionProtection to false first.");
        }

        // The document comes first: nothing is let go of before it stands where the user wants it.
        var document = await new StackExport(_waiting).ReadAsync(parsed, cluster, stack.Name, cancellationToken);
        await StackExport.WriteAsync(surroundings, parsed.GetValue(_file), document, cancellationToken);
        await cluster.PatchAsync(ClusterNames.Stack, stack.Name, new JsonObject { ["spec"] = new JsonObject { ["deletionPolicy"] = "Orphan" } }, cancellationToken);
        await cluster.DeleteAsync(ClusterNames.Stack, stack, cancellationToken);
        await surroundings.Error.WriteLineAsync($"{stack.Name}: abandoned. Its objects stay in the cloud; the Secret {ClusterNames.ExportOf(stack.Name)} has the document, too.");
        return ExitCode.Success;
    }
}

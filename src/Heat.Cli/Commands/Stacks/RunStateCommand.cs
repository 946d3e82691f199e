using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat suspend</c> and <c>heat resume</c>: whether the cloud resources run.</summary>
internal sealed class RunStateCommand(Surroundings surroundings, bool isActive)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Waiting _waiting = new();

    private string Name => isActive ? "resume" : "suspend";

    public Command Create()
    {
        var command = new ExplainedCommand(Name, isActive ? "Sets the resources of a stack to work again." : "Puts the resources of a stack to rest: servers are suspended, nothing is deleted.")
        {
            Examples = [new($"{Name} web --wait", isActive ? "And wait until they run" : "And wait until they rest")],
            Arguments = { _stack },
        };
        _waiting.AddTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_stack);
        var wanted = isActive ? "Active" : "Suspended";
        var before = await cluster.StackAsync(name, cancellationToken);
        if ((ClusterObject.Text(before.Spec, "runState") ?? "Active") == wanted)
        {
            await surroundings.Out.WriteLineAsync($"{name}: spec.runState is {wanted} already.");
        }
        else
        {
            await cluster.PatchAsync(ClusterNames.Stack, name, new JsonObject { ["spec"] = new JsonObject { ["runState"] = wanted } }, cancellationToken);
            await surroundings.Out.WriteLineAsync($"{name}: spec.runState is {wanted} now.");
        }

        return _waiting.IsWanted(parsed)
            ? await _waiting.RestAsync(parsed, cluster, surroundings, name, request: null, cancellationToken)
            : ExitCode.Success;
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat snapshot</c>: copies what the resources of a stack hold.</summary>
internal sealed class SnapshotCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Argument<string?> _snapshot = new("SNAPSHOT") { Description = "Name of the StackSnapshot; stack and time where it is left out.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _retain = new("--retain") { Description = "The copies stay when the StackSnapshot or its Stack is deleted." };
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait until every copy is whole; fails where one cannot be." };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("snapshot", "Copies what the resources of a stack hold, and what the stack wants now.")
        {
            Examples = [new("snapshot web nightly --wait", "A snapshot to which 'restore' can go back"), new("snapshot web --retain", "One that outlives the Stack")],
            Arguments = { _stack, _snapshot },
            Options = { _retain, _wait },
        };
        _waiting.AddTimeoutTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var name = parsed.GetValue(_snapshot)
            ?? $"{stack.Name}-{cluster.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        if (await cluster.FindAsync(ClusterNames.Snapshot, name, cancellationToken) is not null)
        {
            throw new InputFault($"there is a StackSnapshot '{name}' already. A snapshot is taken once; choose another name.");
        }

        var spec = new JsonObject { ["stackRef"] = new JsonObject { ["name"] = stack.Name } };
        if (parsed.GetValue(_retain))
        {
            spec["deletionPolicy"] = "Retain";
        }

        await cluster.CreateAsync(ClusterNames.Snapshot, new JsonObject { ["name"] = name }, new JsonObject { ["spec"] = spec }, cancellationToken);
        await surroundings.Out.WriteLineAsync($"{stack.Name}: snapshot {name} is asked for.");
        return parsed.GetValue(_wait) ? await WaitAsync(parsed, cluster, name, cancellationToken) : ExitCode.Success;
    }

    private async Task<int> WaitAsync(ParseResult parsed, StackCluster cluster, string name, CancellationToken cancellationToken)
    {
        var snapshot = await _waiting.UntilAsync(
            parsed, cluster, ClusterNames.Snapshot, name, "to be whole", seen => seen.Is("Ready") || seen.Is("Stalled"), cancellationToken);
        await surroundings.Out.WriteLineAsync($"{name}: {ClusterObject.Text(snapshot.Condition("Ready"), "message")}");
        return snapshot.Is("Ready") ? ExitCode.Success : ExitCode.Findings;
    }
}

using System.CommandLine;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat approve</c>: lets a stack with <c>spec.approval: Manual</c> carry out the plan that waits.</summary>
internal sealed class ApproveCommand(Surroundings surroundings)
{
    private const int ShortestHash = 8;

    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Argument<string?> _hash = new("HASH") { Description = "Hash of the plan, or its first eight characters and more; without it the plan that waits is shown and nothing is approved.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("approve", "Lets a change be carried out that waits for approval. Without a hash, shows what waits.")
        {
            Examples = [new("approve web", "What waits, and its hash"), new("approve web 1f2e3d4c --wait", "Carry out the plan of this hash, and no other")],
            Arguments = { _stack, _hash },
        };
        _waiting.AddTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_stack);
        var stack = await cluster.StackAsync(name, cancellationToken);
        if (parsed.GetValue(_hash) is not { Length: > 0 } hash)
        {
            return await ShowAsync(cluster, stack, cancellationToken);
        }

        if ((ClusterObject.Text(stack.Spec, "approval") ?? "Automatic") != "Manual")
        {
            throw new InputFault($"Stack '{name}' needs no approval: its spec.approval is not Manual, so changes are carried out at once.");
        }

        hash = await WholeHashAsync(cluster, stack, hash, cancellationToken);
        var value = await RequestCommand.SendAsync(cluster, name, "approve", [hash], cancellationToken);
        await surroundings.Out.WriteLineAsync($"{name}: the plan {hash} is approved.");
        return _waiting.IsWanted(parsed)
            ? await _waiting.RestAsync(parsed, cluster, surroundings, name, new AwaitedRequest("approve", value), cancellationToken)
            : ExitCode.Success;
    }

    /// <summary>The hash that is meant: of the plan that waits, its beginning is enough. Where none waits, one may be approved beforehand.</summary>
    private static async Task<string> WholeHashAsync(StackCluster cluster, ClusterObject stack, string given, CancellationToken cancellationToken)
    {
        if (await WaitingAsync(cluster, stack, cancellationToken) is not { } waiting || ClusterObject.Text(waiting.Status, "hash") is not { } hash)
        {
            return given;
        }

        return given.Length >= ShortestHash && hash.StartsWith(given, StringComparison.Ordinal)
            ? hash
            : throw new InputFault($"The plan of '{stack.Name}' that waits has another hash: {hash}, not {given}. Look at it again before you approve it.");
    }

    /// <summary>The plan that the operator keeps of what waits; null: nothing does.</summary>
    private static async Task<ClusterObject?> WaitingAsync(StackCluster cluster, ClusterObject stack, CancellationToken cancellationToken) =>
        await cluster.FindAsync(ClusterNames.Plan, ClusterNames.PendingPlanOf(stack.Name), cancellationToken) is { } plan
        && !plan.Is("Stale") && ClusterObject.Text(plan.Spec, "stackRef", "name") == stack.Name
            ? plan
            : null;

    private async Task<int> ShowAsync(StackCluster cluster, ClusterObject stack, CancellationToken cancellationToken)
    {
        if (await WaitingAsync(cluster, stack, cancellationToken) is not { } waiting)
        {
            await surroundings.Out.WriteLineAsync($"{stack.Name}: no plan waits. {StackWords.Sentence(stack)}");
            return ExitCode.Success;
        }

        new PlanText(surroundings).Write(waiting);
        await surroundings.Out.WriteLineAsync($"To carry it out: {surroundings.Name} approve {stack.Name} {ClusterObject.Text(waiting.Status, "hash")}");
        return ExitCode.Success;
    }
}

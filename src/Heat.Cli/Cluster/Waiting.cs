using System.CommandLine;
using Heat.Cli.Commands;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Cluster;

/// <summary>The options <c>--wait</c> and <c>--timeout</c>, and the waiting itself.</summary>
internal sealed class Waiting
{
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait until the stack has come to rest; fails where it is not ready then." };
    private readonly Option<TimeSpan> _timeout = Duration.Option("--timeout", "How long to wait at most.", TimeSpan.FromMinutes(10));

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_wait);
        AddTimeoutTo(command);
    }

    /// <summary>Adds the time alone, to a command that always waits.</summary>
    public void AddTimeoutTo(Command command) => command.Options.Add(_timeout);

    /// <summary>Waiting was asked for.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_wait);

    /// <summary>Waits until an object is as expected.</summary>
    /// <returns>The object.</returns>
    /// <exception cref="InputFault">It did not come in time, or was deleted.</exception>
    public async Task<ClusterObject> UntilAsync(
        ParseResult parsed, StackCluster cluster, EntityMetadata kind, string name, string what, Func<ClusterObject, bool> holds, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(_timeout);
        using var patience = new CancellationTokenSource(limit, cluster.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        ClusterObject? last = null;
        try
        {
            await foreach (var seen in cluster.FollowAsync(kind, name, either.Token))
            {
                last = seen ?? throw new InputFault($"{kind.Kind} '{name}' was deleted while the command waited for it {what}.");
                if (holds(last))
                {
                    return last;
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InputFault($"{kind.Kind} '{name}' did not come {what} within {Duration.Write(limit)}. {StackWords.Sentence(last)} Work goes on; wait longer by --timeout.");
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Waits until a request is answered and the stack has come to rest, says how it stands, and gives the exit code.</summary>
    public async Task<int> RestAsync(
        ParseResult parsed, StackCluster cluster, Surroundings surroundings, string name, AwaitedRequest? request, CancellationToken cancellationToken)
    {
        var stack = await UntilAsync(
            parsed, cluster, ClusterNames.Stack, name, "to rest", seen => request?.IsHandled(seen) != false && StackWords.IsAtRest(seen), cancellationToken);
        await surroundings.Out.WriteLineAsync($"{name}: {StackWords.Sentence(stack)}");
        foreach (var left in ClusterObject.Items(stack.Status["leftBehind"]))
        {
            string Cell(string member) => ClusterObject.Text(left, member) ?? "";
            await surroundings.Out.WriteLineAsync($"Left in the cloud: {Cell("name")} ({Cell("type")}, {Cell("physicalId")}): {Cell("reason")}");
        }

        return stack.Is("Ready") && request?.IsRefused(stack) != true ? ExitCode.Success : ExitCode.Findings;
    }
}

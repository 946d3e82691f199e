using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat events</c>: what happened to a stack, from the history that outlives Kubernetes' Events.</summary>
internal sealed class EventsCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<string?> _resource = new("--resource") { Description = "Only of this resource.", HelpName = "RESOURCE" };
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on with what happens, until the stack is gone or the command is stopped." };
    private readonly Option<int> _last = new("--last") { Description = "How many of the newest entries; 0 for all.", HelpName = "COUNT", DefaultValueFactory = _ => 50 };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public Command Create()
    {
        var command = new ExplainedCommand("events", "Shows what happened to a stack and its resources, also long ago.")
        {
            Examples =
            [
                new("events web", "The newest entries"),
                new("events web --resource server --last 0", "Everything that is known of one resource"),
                new("events web -f", "What happens from now on, too"),
            ],
            Arguments = { _stack },
            Options = { _resource, _follow, _last, _output },
        };
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var map = await EventHistory.FindAsync(cluster, stack, cancellationToken);
        var entries = Chosen(parsed, EventHistory.Read(map));
        var last = parsed.GetValue(_last);
        Write(last == 0 ? entries : entries.TakeLast(last), parsed.GetValue(_output));
        if (parsed.GetValue(_follow))
        {
            var seen = entries.Select(IdOf).ToHashSet(StringComparer.Ordinal);
            await FollowAsync(parsed, cluster, stack, map?.Metadata.ResourceVersion, seen, cancellationToken);
        }

        return ExitCode.Success;
    }

    private async Task FollowAsync(
        ParseResult parsed, StackCluster cluster, ClusterObject stack, string? version, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var name = ClusterNames.HistoryOf(stack.Uid);
        var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = version };
        while (await cluster.FindAsync(ClusterNames.Stack, stack.Name, cancellationToken) is { } still && still.Uid == stack.Uid)
        {
            // The server ends a watch now and then; what was seen is not written twice.
            await foreach (var change in cluster.Client.WatchAsync<V1ConfigMap>(cluster.Namespace, options, cancellationToken))
            {
                if (change.Type == WatchEventType.Deleted)
                {
                    return;
                }

                Write(Chosen(parsed, EventHistory.Read(change.Entity)).Where(entry => seen.Add(IdOf(entry))), parsed.GetValue(_output));
            }

            options = options with { ResourceVersion = null };
        }
    }

    private List<JsonObject> Chosen(ParseResult parsed, IReadOnlyList<JsonObject> entries) =>
        parsed.GetValue(_resource) is { } resource
            ? [.. entries.Where(entry => ClusterObject.Text(entry, "resource") == resource)]
            : [.. entries];

    private void Write(IEnumerable<JsonObject> entries, OutputFormat format)
    {
        var list = entries.ToList();
        if (format != OutputFormat.Human)
        {
            if (list.Count > 0)
            {
                ResultWriter.Write(new JsonArray([.. list.Select(entry => entry.DeepClone())]), format, surroundings.Out);
            }

            return;
        }

        foreach (var entry in list)
        {
            string Word(string member) => ClusterObject.Text(entry, member) ?? "";
            var id = Word("physicalId") is { Length: > 0 } physical && Word("type") != ClusterNames.StackType ? $" ({physical})" : "";
            var reason = Word("reason") is { Length: > 0 } why ? $": {why}" : "";
            var request = Word("requestId") is { Length: > 0 } asked ? $" [{asked}]" : "";
            surroundings.Out.WriteLine($"{TimeOf(entry)}  {Word("resource")}{id}  {Word("action")} {Word("status")}{reason}{request}");
        }
    }

    private static string TimeOf(JsonObject entry) =>
        DateTimeOffset.TryParse(ClusterObject.Text(entry, "time"), System.Globalization.CultureInfo.InvariantCulture, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
            : "?";

    private static string IdOf(JsonObject entry) => ClusterObject.Text(entry, "id") ?? "";
}

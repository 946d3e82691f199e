using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat orphans</c>: what the sweeps of a namespace have found. Deletes nothing.</summary>
internal sealed class OrphansCommand(Surroundings surroundings)
{
    private readonly Argument<string?> _sweep = new("NAME") { Description = "The OrphanSweep; all of the namespace where it is left out.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public Command Create()
    {
        var command = new ExplainedCommand("orphans", "Shows objects in the cloud that were made for a stack and belong to none any more. Fails where there are some that are proven.")
        {
            Examples = [new("orphans", "What all sweeps of the namespace have found"), new("orphans nightly -o yaml", "Of one sweep, for a program")],
            Arguments = { _sweep },
            Options = { _output },
        };
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var sweeps = parsed.GetValue(_sweep) is { } name
            ? [await cluster.FindAsync(ClusterNames.Sweep, name, cancellationToken) ?? throw await cluster.NoneAsync(ClusterNames.Sweep, name, cancellationToken)]
            : await cluster.ListAsync(ClusterNames.Sweep, cancellationToken);
        if (sweeps.Count == 0)
        {
            throw new InputFault($"namespace '{cluster.Namespace}' has no OrphanSweep. Make one that names the project's credentials; it deletes nothing by itself.");
        }

        var format = parsed.GetValue(_output);
        if (format == OutputFormat.Human)
        {
            Write(sweeps);
        }
        else
        {
            ResultWriter.Write(new JsonArray([.. sweeps.Select(Describe)]), format, surroundings.Out);
        }

        return sweeps.Any(sweep => OrphansOf(sweep).Any(IsProven)) ? ExitCode.Findings : ExitCode.Success;
    }

    private static IEnumerable<JsonObject> OrphansOf(ClusterObject sweep) => ClusterObject.Items(sweep.Status["orphans"]);

    private static bool IsProven(JsonObject orphan) => ClusterObject.Text(orphan, "certainty") == "Proven";

    private static JsonObject Describe(ClusterObject sweep) => new()
    {
        ["sweep"] = sweep.Name,
        ["lastSweep"] = ClusterObject.Text(sweep.Status, "lastSweep"),
        ["orphans"] = new JsonArray([.. OrphansOf(sweep).Select(orphan => orphan.DeepClone())]),
    };

    private void Write(IReadOnlyList<ClusterObject> sweeps)
    {
        var table = new ColumnTable("sweep", "type", "id", "certainty", "stack", "resource", "since");
        var count = 0;
        foreach (var sweep in sweeps)
        {
            var trouble = sweep.Status.Count == 0 ? "it has not run yet" : sweep.Is("Ready") ? null : ClusterObject.Text(sweep.Condition("Ready"), "message");
            if (trouble is not null)
            {
                surroundings.Error.WriteLine($"{sweep.Name}: {trouble}");
            }

            foreach (var orphan in OrphansOf(sweep))
            {
                count++;
                string Cell(string member) => ClusterObject.Text(orphan, member) ?? "";
                table.Add(sweep.Name, Cell("type"), Cell("id"), Cell("certainty"), Cell("stack"), Cell("resource"), Cell("since"));
            }
        }

        if (count == 0)
        {
            surroundings.Out.WriteLine($"No orphans. {Looked(sweeps)}");
            return;
        }

        table.WriteTo(surroundings.Out);
        surroundings.Out.WriteLine();
        surroundings.Out.WriteLine($"{Looked(sweeps)} To delete proven ones, put their ids into spec.deleteIds of the OrphanSweep.");
    }

    /// <summary>How old the news are.</summary>
    private static string Looked(IEnumerable<ClusterObject> sweeps) =>
        $"Looked at: {string.Join(", ", sweeps.Select(sweep => $"{ClusterObject.Text(sweep.Status, "lastSweep") ?? "never"} ({sweep.Name})"))}.";
}

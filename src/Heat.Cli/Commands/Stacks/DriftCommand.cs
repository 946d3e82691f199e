using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat drift</c>: what was changed behind a stack's back.</summary>
internal sealed class DriftCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public Command Create()
    {
        var command = new ExplainedCommand("drift", "Shows what differs between the live objects and what was applied. Secrets are masked. Fails where something does.")
        {
            Examples = [new("drift web", "By resource and property"), new("drift web -o json", "For a program")],
            Arguments = { _stack },
            Options = { _output },
        };
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var drifted = ClusterObject.Items(stack.Status["resources"]).Where(resource => resource["drift"] is JsonArray { Count: > 0 }).ToList();
        var format = parsed.GetValue(_output);
        if (format != OutputFormat.Human)
        {
            ResultWriter.Write(new JsonArray([.. drifted.Select(Describe)]), format, surroundings.Out);
        }
        else
        {
            Write(stack, drifted);
        }

        return drifted.Count == 0 ? ExitCode.Success : ExitCode.Findings;
    }

    private static JsonObject Describe(JsonObject resource) => new()
    {
        ["resource"] = ClusterObject.Text(resource, "name"),
        ["type"] = ClusterObject.Text(resource, "type"),
        ["physicalId"] = ClusterObject.Text(resource, "physicalId"),
        ["drift"] = resource["drift"]!.DeepClone(), // the caller has looked
    };

    private void Write(ClusterObject stack, List<JsonObject> drifted)
    {
        if (drifted.Count == 0)
        {
            surroundings.Out.WriteLine(ClusterObject.Text(stack.Condition("Drifted"), "message") ?? "Nobody has looked yet; 'check' does it now.");
            return;
        }

        var table = new ColumnTable("resource", "property", "applied", "live");
        foreach (var resource in drifted)
        {
            foreach (var property in ClusterObject.Items(resource["drift"]))
            {
                var name = ClusterObject.Text(property, "property");
                var isWhole = string.IsNullOrEmpty(name) || name == "*";
                table.Add(
                    ClusterObject.Text(resource, "name") ?? "",
                    isWhole ? "(the object)" : name!, // it has a name where it is a property
                    ClusterObject.Text(property, "desired") ?? "",
                    isWhole ? "(missing)" : ClusterObject.Text(property, "live") ?? "");
            }
        }

        table.WriteTo(surroundings.Out);
    }
}

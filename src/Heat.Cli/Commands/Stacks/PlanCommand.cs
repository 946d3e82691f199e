using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat plan</c>: what a stack would do, or what it would do with another template. Changes nothing.</summary>
internal sealed class PlanCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<string?> _template = new("--file", "-f") { Description = "A template in the place of the Stack's; - reads standard input.", HelpName = "FILE" };
    private readonly Option<string[]> _parameters = new("--parameter", "-P") { Description = "A parameter in the place of the Stack's: NAME=VALUE.", HelpName = "NAME=VALUE" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Leave the StackPlan in the cluster." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("plan", "Shows what a stack would do, resource by resource. Nothing is changed. Fails where the plan cannot be made.")
        {
            Examples =
            [
                new("plan web", "What is not done yet, or would be changed back"),
                new("plan web -f web.yaml", "What another template would change"),
                new("plan web -P flavor=m1.large -o json", "What another parameter would change, for a program"),
            ],
            Arguments = { _stack },
            Options = { _template, _parameters, _keep, _output },
        };
        _waiting.AddTimeoutTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var made = await cluster.CreateAsync(ClusterNames.Plan, MetadataOf(stack), new JsonObject { ["spec"] = SpecOf(parsed, stack) }, cancellationToken);
        try
        {
            var plan = await _waiting.UntilAsync(
                parsed, cluster, ClusterNames.Plan, made.Name, "to be made", seen => seen.IsObserved && seen.Condition("Ready") is { } ready && ClusterObject.Text(ready, "reason") != "Progressing", cancellationToken);
            return Write(plan, parsed.GetValue(_output));
        }
        finally
        {
            if (!parsed.GetValue(_keep))
            {
                await cluster.DeleteAsync(ClusterNames.Plan, made, CancellationToken.None);
            }
        }
    }

    private int Write(ClusterObject plan, OutputFormat format)
    {
        if (!plan.Is("Ready"))
        {
            surroundings.Error.WriteLine($"The plan cannot be made: {ClusterObject.Text(plan.Condition("Ready"), "message")}");
            return ExitCode.Findings;
        }

        if (format == OutputFormat.Human)
        {
            new PlanText(surroundings).Write(plan);
        }
        else
        {
            ResultWriter.Write(plan.Status.DeepClone(), format, surroundings.Out);
        }

        return ExitCode.Success;
    }

    private static JsonObject MetadataOf(ClusterObject stack) => new()
    {
        ["generateName"] = $"{stack.Name}-",
        ["ownerReferences"] = new JsonArray(System.Text.Json.JsonSerializer.SerializeToNode(stack.ToOwnerReference(), Heat.Kubernetes.Client.KubernetesJson.Options)),
    };

    private JsonObject SpecOf(ParseResult parsed, ClusterObject stack)
    {
        var spec = new JsonObject { ["stackRef"] = new JsonObject { ["name"] = stack.Name } };
        if (parsed.GetValue(_template) is { } file)
        {
            spec["template"] = file == "-" ? surroundings.In.ReadToEnd() : Input.FileText.Read(surroundings.PathOf(file));
        }

        if (parsed.GetValue(_parameters) is { Length: > 0 } given)
        {
            var parameters = stack.Spec["parameters"]?.DeepClone() as JsonObject ?? [];
            foreach (var one in given)
            {
                var (name, value) = one.Split('=', 2) is [{ Length: > 0 } key, var text] ? (key, text) : throw new InputFault($"'{one}' is no parameter; write NAME=VALUE.");
                parameters[name] = value;
            }

            spec["parameters"] = parameters;
        }

        return spec;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Spectre.Console;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat tree</c>: a stack, the stacks inside it, and what keeps them from being ready.</summary>
internal sealed class TreeCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Option<bool> _all = new("--all") { Description = "Show the resources that are complete, too." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public static CommandExample Example { get; } = new("tree web", "A stack with all stacks inside it, and what blocks it");

    public Command Create()
    {
        var command = new ExplainedCommand("tree", "Shows a stack, the stacks inside it, their resources and what blocks them. Fails where the stack is not ready.")
        {
            Examples = [Example, new("tree web --all", "Every resource"), new("tree web -o json", "For a program")],
            Arguments = { _stack },
            Options = { _all, _output },
        };
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var tree = TreeNode.Of(stack, await cluster.ListAsync(ClusterNames.Stack, cancellationToken));
        var format = parsed.GetValue(_output);
        if (format == OutputFormat.Human)
        {
            new TreePainter(surroundings, parsed.GetValue(_all)).Paint(tree);
        }
        else
        {
            ResultWriter.Write(tree.ToJson(), format, surroundings.Out);
        }

        return stack.Is("Ready") ? ExitCode.Success : ExitCode.Findings;
    }
}

/// <summary>Draws a tree.</summary>
internal sealed class TreePainter(Surroundings surroundings, bool showsAll)
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Busy = new(Color.Yellow);

    private readonly Painter _painter = new(surroundings, surroundings.Out);

    /// <summary>Draws it.</summary>
    public void Paint(TreeNode tree) => Paint(tree, "", "");

    private void Paint(TreeNode node, string lead, string inner)
    {
        var counts = ClusterObject.Text(node.Stack.Status, "resourceCounts", "summary");
        _painter.Write(lead);
        _painter.Write(Mark(node.Stack), StyleOf(node.Stack));
        _painter.WriteLine($" {(node.Resource is { } resource ? $"{resource} ({node.Stack.Name})" : node.Stack.Name)}{(Words(node.Stack.Status) is { Length: > 0 } words ? $"  {words}" : "")}{(counts is null ? "" : $"  {counts}")}{Trouble(node)}");
        var resources = node.Unfinished(showsAll).Where(one => !node.Children.Any(child => child.Resource == ClusterObject.Text(one, "name"))).ToList();
        var count = resources.Count + node.Children.Count;
        for (var index = 0; index < count; index++)
        {
            var isLast = index == count - 1;
            var (branch, below) = isLast ? ("└── ", "    ") : ("├── ", "│   ");
            if (index < resources.Count)
            {
                PaintResource(resources[index], inner + branch);
            }
            else
            {
                Paint(node.Children[index - resources.Count], inner + branch, inner + below);
            }
        }
    }

    private void PaintResource(JsonObject resource, string lead)
    {
        var status = ClusterObject.Text(resource, "status");
        var (mark, style) = status switch
        {
            "COMPLETE" => ("✓", Good),
            "FAILED" => ("✗", Bad),
            _ => ("…", Busy),
        };
        var reason = status == "COMPLETE" ? null : ClusterObject.Text(resource, "reason");
        _painter.Write(lead);
        _painter.Write(mark, style);
        _painter.WriteLine($" {ClusterObject.Text(resource, "name")}  {ClusterObject.Text(resource, "type")}  {Words(resource)}{(reason is null ? "" : $": {reason}")}");
    }

    /// <summary>What blocks it, where its own resources do not show it.</summary>
    private static string Trouble(TreeNode node)
    {
        if (node.Stack.Is("Ready"))
        {
            return "";
        }

        var blocking = ClusterObject.Items(node.Stack.Status["blocking"]).FirstOrDefault();
        return blocking is not null && ClusterObject.Text(blocking, "path") is { } path && path.Contains('/', StringComparison.Ordinal)
            ? $"  ◀ {path}: {ClusterObject.Text(blocking, "reason")}"
            : blocking is null && StackWords.IsAtRest(node.Stack) ? $"  ◀ {ClusterObject.Text(node.Stack.Condition("Ready"), "message")}" : "";
    }

    private static string Words(JsonObject status) => $"{ClusterObject.Text(status, "action")} {ClusterObject.Text(status, "status")}".Trim();

    private static string Mark(ClusterObject stack) => stack.Is("Ready") ? "✓" : IsBroken(stack) ? "✗" : "…";

    private static Style StyleOf(ClusterObject stack) => stack.Is("Ready") ? Good : IsBroken(stack) ? Bad : Busy;

    /// <summary>It failed, or was never begun because something is wrong with it.</summary>
    private static bool IsBroken(ClusterObject stack) =>
        ClusterObject.Text(stack.Status, "status") is var status
        && (status == "FAILED" || (status is null && stack.Is("Stalled")));
}

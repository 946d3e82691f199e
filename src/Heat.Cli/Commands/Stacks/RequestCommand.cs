using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands.Stacks;

/// <summary>A command that asks for something once, by an annotation: <c>heat retry web</c>.</summary>
/// <param name="surroundings">What is around the command.</param>
/// <param name="verb">The verb; also the command's name.</param>
internal sealed class RequestCommand(Surroundings surroundings, RequestVerb verb)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Argument<string[]> _targets = new("TARGET") { Description = verb.TargetMeaning ?? "", Arity = ArgumentArity.OneOrMore };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand(verb.Name, verb.Meaning) { Examples = verb.Examples, Arguments = { _stack } };
        if (verb.TargetMeaning is not null)
        {
            command.Arguments.Add(_targets);
        }

        _waiting.AddTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_stack);
        string[] targets = verb.TargetMeaning is null ? [] : parsed.GetValue(_targets) ?? [];
        var stack = await cluster.StackAsync(name, cancellationToken);
        Check(stack, targets);
        var value = await SendAsync(cluster, name, verb.Name, targets, cancellationToken);
        await surroundings.Out.WriteLineAsync($"{name}: {verb.Name} is asked for{(targets.Length == 0 ? "" : $" ({string.Join(", ", targets)})")}.");
        return _waiting.IsWanted(parsed)
            ? await _waiting.RestAsync(parsed, cluster, surroundings, name, new AwaitedRequest(verb.Name, value), cancellationToken)
            : ExitCode.Success;
    }

    /// <summary>Asks for a verb.</summary>
    /// <returns>The value of the annotation: what the operator says to have handled in the end.</returns>
    public static async Task<string> SendAsync(
        StackCluster cluster, string stack, string verb, IEnumerable<string> targets, CancellationToken cancellationToken)
    {
        // A value is carried out once: the time makes it another one than the last.
        var token = cluster.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var value = $"{string.Join(',', targets)}@{token}";
        var metadata = new JsonObject { ["annotations"] = new JsonObject { [ClusterNames.AnnotationOf(verb)] = value } };
        await cluster.PatchAsync(ClusterNames.Stack, stack, new JsonObject { ["metadata"] = metadata }, cancellationToken);
        return value;
    }

    /// <summary>A resource that the status does not know is most often a slip.</summary>
    private void Check(ClusterObject stack, string[] targets)
    {
        if (targets.Length > verb.MostTargets)
        {
            throw new InputFault($"'{verb.Name}' takes one target only, and got {string.Join(", ", targets)}.");
        }

        if (!verb.NamesResources || (bool?)stack.Status["resourcesTruncated"] == true || stack.Status["resources"] is not JsonArray listed)
        {
            return;
        }

        var names = ClusterObject.Items(listed).Select(resource => ClusterObject.Text(resource, "name") ?? "").ToHashSet(StringComparer.Ordinal);
        if (Array.Find(targets, target => !target.Contains('/', StringComparison.Ordinal) && !names.Contains(target)) is { } unknown)
        {
            var hint = Heat.Templates.Schemas.NearestNames.DidYouMean(unknown, names) ?? $"It has: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(10))}.";
            throw new InputFault($"Stack '{stack.Name}' has no resource '{unknown}'. {hint}");
        }
    }
}

using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat signal</c>: signals a resource without its URL, by the right to create Secrets in the namespace.</summary>
internal sealed class SignalCommand(Surroundings surroundings)
{
    private readonly Argument<string> _stack = new("NAME") { Description = "The Stack." };
    private readonly Argument<string> _resource = new("RESOURCE") { Description = "The resource." };
    private readonly Option<string?> _data = new("--data", "-d") { Description = "What the signal says: JSON, or text.", HelpName = "DATA" };
    private readonly Option<string?> _file = new("--data-file") { Description = "A file with what the signal says; - reads standard input.", HelpName = "FILE" };

    public Command Create()
    {
        var command = new ExplainedCommand("signal", "Signals a resource: a wait condition's handle, a scaling policy, a deployment.")
        {
            Examples =
            [
                new("signal web scale_up", "A signal that says nothing, as an alarm sends it"),
                new("signal web handle --data-file done.json", "What a wait condition waits for"),
            ],
            Arguments = { _stack, _resource },
            Options = { _data, _file },
        };
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var stack = await cluster.StackAsync(parsed.GetRequiredValue(_stack), cancellationToken);
        var resource = parsed.GetRequiredValue(_resource);
        var listed = ClusterObject.Items(stack.Status["resources"]).Select(one => ClusterObject.Text(one, "name")).ToList();
        if (listed.Count > 0 && (bool?)stack.Status["resourcesTruncated"] != true && !listed.Contains(resource))
        {
            throw new InputFault($"Stack '{stack.Name}' has no resource '{resource}'. It has: {string.Join(", ", listed.Order(StringComparer.Ordinal))}.");
        }

        await cluster.Client.CreateAsync(SecretOf(cluster, stack, resource, Body(parsed)), cancellationToken);
        await surroundings.Out.WriteLineAsync($"{stack.Name}: the signal for {resource} is stored; the operator takes it from there.");
        return ExitCode.Success;
    }

    private JsonNode? Body(ParseResult parsed)
    {
        var text = parsed.GetValue(_file) switch
        {
            null => parsed.GetValue(_data),
            "-" => surroundings.In.ReadToEnd(),
            var file => Input.FileText.Read(surroundings.PathOf(file)),
        };
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>One object for each signal, as the operator's own endpoint stores it.</summary>
    private static V1Secret SecretOf(StackCluster cluster, ClusterObject stack, string resource, JsonNode? body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, body);
        }

        var id = $"{cluster.Clock.GetUtcNow().UtcTicks.ToString("x16", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}";
        return new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = ClusterNames.SignalNameOf(stack.Uid, id),
                Namespace = cluster.Namespace,
                Labels = new Dictionary<string, string> { [ClusterNames.SignalLabel] = stack.Uid },
                Annotations = new Dictionary<string, string> { [ClusterNames.SignalResource] = resource },
                OwnerReferences = [stack.ToOwnerReference()],
            },
            Type = ClusterNames.SignalType,
            Data = new Dictionary<string, byte[]> { [ClusterNames.SignalBody] = packed.ToArray() },
        };
    }
}

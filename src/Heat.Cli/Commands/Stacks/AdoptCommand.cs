using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Input;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Commands.Stacks;

/// <summary><c>heat adopt</c>: makes a Stack of objects that exist already.</summary>
internal sealed class AdoptCommand(Surroundings surroundings)
{
    private readonly Argument<string> _file = new("FILE") { Description = "What 'openstack stack abandon' or 'heat export' wrote; - reads standard input." };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the Stack; that of the document where it is left out.", HelpName = "NAME" };
    private readonly Option<string> _credentials = new("--credentials") { Description = "The Secret with the clouds.yaml of the objects' project.", HelpName = "SECRET", Required = true };
    private readonly Option<string?> _cloud = new("--cloud") { Description = "The entry of clouds.yaml; may be left out where there is one only.", HelpName = "CLOUD" };
    private readonly Waiting _waiting = new();

    public Command Create()
    {
        var command = new ExplainedCommand("adopt", "Makes a Stack that takes over existing objects, from the document of a stack that was abandoned or exported.")
        {
            Examples = [new("adopt web.json --credentials openstack-clouds --wait", "What Heat or 'abandon' let go of")],
            Arguments = { _file },
            Options = { _name, _credentials, _cloud },
        };
        _waiting.AddTo(command);
        return ClusterCommand.Bind(command, surroundings, RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, StackCluster cluster, CancellationToken cancellationToken)
    {
        var text = Text(parsed);
        var name = parsed.GetValue(_name) ?? NameOf(text);
        if (await cluster.FindAsync(ClusterNames.Stack, name, cancellationToken) is not null)
        {
            throw new InputFault($"there is a Stack '{name}' already. Choose another name by --name.");
        }

        var secret = $"{name}-adopted";
        await cluster.Client.CreateAsync(
            new V1Secret
            {
                Metadata = new V1ObjectMeta { Name = secret, Namespace = cluster.Namespace },
                Type = "Opaque",
                Data = new Dictionary<string, byte[]> { [ClusterNames.ExportKey] = Encoding.UTF8.GetBytes(text) },
            },
            cancellationToken);
        await cluster.CreateAsync(ClusterNames.Stack, new JsonObject { ["name"] = name }, new JsonObject { ["spec"] = SpecOf(parsed, secret) }, cancellationToken);
        await surroundings.Out.WriteLineAsync($"{name}: the Stack takes over what the document names; the document stands in the Secret {secret}.");
        return _waiting.IsWanted(parsed)
            ? await _waiting.RestAsync(parsed, cluster, surroundings, name, request: null, cancellationToken)
            : ExitCode.Success;
    }

    private string Text(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        if (file == "-")
        {
            return surroundings.In.ReadToEnd();
        }

        var path = surroundings.PathOf(file);
        return File.Exists(path) ? FileText.Read(path) : throw new InputFault($"there is no file '{path}'.");
    }

    private static string NameOf(string text)
    {
        try
        {
            return ClusterObject.Text(JsonNode.Parse(text), "name") ?? throw new InputFault("the document has no 'name'. Give one by --name.");
        }
        catch (JsonException fault)
        {
            throw new InputFault($"the document is no JSON: {fault.Message}");
        }
    }

    private JsonObject SpecOf(ParseResult parsed, string secret)
    {
        var credentials = new JsonObject { ["secretName"] = parsed.GetRequiredValue(_credentials) };
        if (parsed.GetValue(_cloud) is { } cloud)
        {
            credentials["cloudName"] = cloud;
        }

        return new JsonObject
        {
            ["cloudCredentialsRef"] = credentials,
            ["adoptFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = secret, ["key"] = ClusterNames.ExportKey } },
        };
    }
}

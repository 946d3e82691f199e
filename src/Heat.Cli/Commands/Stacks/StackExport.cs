using System.CommandLine;
using System.Text;
using Heat.Cli.Cluster;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Commands.Stacks;

/// <summary>Lets the operator write a stack down in Heat's form of abandoned stacks, and reads what it wrote.</summary>
/// <param name="waiting">The options of the waiting.</param>
internal sealed class StackExport(Waiting waiting)
{
    /// <summary>The document. It holds secrets.</summary>
    /// <exception cref="InputFault">The operator does not write it.</exception>
    public async Task<string> ReadAsync(ParseResult parsed, StackCluster cluster, string stack, CancellationToken cancellationToken)
    {
        var value = await RequestCommand.SendAsync(cluster, stack, "export", [], cancellationToken);
        var seen = await waiting.UntilAsync(
            parsed, cluster, ClusterNames.Stack, stack, "to be written down", one => new AwaitedRequest("export", value).IsHandled(one), cancellationToken);
        var secret = await cluster.Client.GetAsync<V1Secret>(ClusterNames.ExportOf(stack), cluster.Namespace, cancellationToken);
        return secret?.Metadata.Labels?.GetValueOrDefault(ClusterNames.ExportLabel) == seen.Uid && secret.Data?.GetValueOrDefault(ClusterNames.ExportKey) is { } document
            ? Encoding.UTF8.GetString(document)
            : throw new InputFault($"the operator did not write the export of Stack '{stack}'. {StackWords.Sentence(seen)}");
    }

    /// <summary>Puts the document where the user wants it.</summary>
    public static async Task WriteAsync(Surroundings surroundings, string? file, string document, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await surroundings.Out.WriteLineAsync(document);
            return;
        }

        var path = surroundings.PathOf(file);
        await File.WriteAllTextAsync(path, document, cancellationToken);
        await surroundings.Error.WriteLineAsync($"Written to {path}. It holds secrets.");
    }
}

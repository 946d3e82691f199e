using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Models;

namespace Heat.Cli.Cluster;

/// <summary>Reads the history that the operator keeps of a stack.</summary>
internal static class EventHistory
{
    /// <summary>The ConfigMap that holds it, or null.</summary>
    public static Task<V1ConfigMap?> FindAsync(StackCluster cluster, ClusterObject stack, CancellationToken cancellationToken) =>
        cluster.Client.GetAsync<V1ConfigMap>(ClusterNames.HistoryOf(stack.Uid), cluster.Namespace, cancellationToken);

    /// <summary>The entries, the oldest first.</summary>
    /// <exception cref="InputFault">The history is damaged, or of a form that this program does not know.</exception>
    public static IReadOnlyList<JsonObject> Read(V1ConfigMap? map)
    {
        if (map is null)
        {
            return [];
        }

        var packed = map.BinaryData?.GetValueOrDefault(ClusterNames.HistoryKey)
            ?? throw new InputFault($"ConfigMap '{map.Metadata.Name}' has no key '{ClusterNames.HistoryKey}': the operator is newer or older than this program.");
        try
        {
            using var text = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
            return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)).OfType<JsonObject>()];
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new InputFault($"the history in ConfigMap '{map.Metadata.Name}' is damaged: {exception.Message} The operator begins it anew with the next event.");
        }
    }
}

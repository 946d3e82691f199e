using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Heat.Kubernetes.Client.Http;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <content>Watching.</content>
public sealed partial class KubernetesClient
{
    private const byte NewLine = (byte)'\n';
    private static readonly StreamPipeReaderOptions WatchBuffers = new(bufferSize: 32 * 1024, minimumReadSize: 4 * 1024);

    /// <inheritdoc />
    public async IAsyncEnumerable<WatchEvent<TEntity>> WatchAsync<TEntity>(
        string? @namespace, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var place = PlaceOf<TEntity>();
        var parser = new WatchParser<TEntity>(place, JsonOptionsFor(options));
        using var response = await _transport.SendAsync(WatchRequest(place, @namespace, options), cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var reader = PipeReader.Create(body, WatchBuffers);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf(NewLine) is { } end)
            {
                var line = buffer.Slice(0, end);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                if (!line.IsEmpty)
                {
                    yield return parser.Parse(line);
                }
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static ApiRequest WatchRequest(EntityMetadata place, string? @namespace, ListOptions options)
    {
        var path = Select(place.PathOf(@namespace), options)
            .Add("watch", "true")
            .Add("resourceVersion", options.ResourceVersion)
            .Add("allowWatchBookmarks", options.AllowWatchBookmarks)
            .Add("timeoutSeconds", options.Timeout is { } timeout ? ((long)timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null)
            .ToString();
        var call = CallOf("watch", place, isIdempotent: true);
        return new ApiRequest(HttpMethod.Get, path, call)
        {
            Accept = options.MetadataOnly ? "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io" : ApiRequest.Json,
        };
    }
}

using System.Buffers;
using System.Net;
using System.Text.Json;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>Reads the lines of a watch.</summary>
internal sealed class WatchParser<TEntity>(EntityMetadata place, JsonSerializerOptions options)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Reads one line.</summary>
    /// <exception cref="KubernetesApiException">The line says that the watch failed.</exception>
    public WatchEvent<TEntity> Parse(in ReadOnlySequence<byte> line)
    {
        var (type, body) = Split(line);
        return type switch
        {
            "ADDED" => Change(WatchEventType.Added, body),
            "MODIFIED" => Change(WatchEventType.Modified, body),
            "DELETED" => Change(WatchEventType.Deleted, body),
            "BOOKMARK" => new WatchEvent<TEntity>(WatchEventType.Bookmark, null, Read<MetadataOnly>(body).Metadata?.ResourceVersion),
            "ERROR" => throw Failure(body),
            _ => throw new JsonException($"The watch of {place} sent an event of the unknown type \"{type}\"."),
        };
    }

    private static (string? Type, ReadOnlySequence<byte> Body) Split(in ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        string? type = null;
        var body = ReadOnlySequence<byte>.Empty;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            var start = reader.TokenStartIndex;
            type = isType ? reader.GetString() : type;
            reader.Skip();
            body = isObject ? line.Slice(start, reader.BytesConsumed - start) : body;
        }

        return (type, body);
    }

    private WatchEvent<TEntity> Change(WatchEventType type, in ReadOnlySequence<byte> body)
    {
        try
        {
            var entity = Read<TEntity>(body);
            entity.ApiVersion = place.ApiVersion;
            entity.Kind = place.Kind;
            return new WatchEvent<TEntity>(type, entity, entity.Metadata.ResourceVersion);
        }
        catch (JsonException problem)
        {
            var metadata = Read<MetadataOnly>(body).Metadata;
            var key = new EntityKey(metadata?.Namespace, metadata?.Name ?? "");
            return new WatchEvent<TEntity>(WatchEventType.Error, null, metadata?.ResourceVersion)
            {
                Problem = new UnreadableObject(key, problem.Message),
            };
        }
    }

    private KubernetesApiException Failure(in ReadOnlySequence<byte> body)
    {
        var status = Read<V1Status>(body);
        return new KubernetesApiException($"watch {place}", (HttpStatusCode)(status.Code ?? 500), status);
    }

    private T Read<T>(in ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException($"The watch of {place} sent an event without an object.");
    }

    private sealed class MetadataOnly
    {
        public V1ObjectMeta? Metadata { get; set; }
    }
}

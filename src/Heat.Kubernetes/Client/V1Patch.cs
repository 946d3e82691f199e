using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>A change to parts of an object, in one of the forms that the server knows.</summary>
/// <param name="ContentType">Media type that names the form.</param>
/// <param name="Content">The change, as UTF-8.</param>
public sealed record V1Patch(string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>A list of operations, applied all or not at all (RFC 6902).</summary>
    public static V1Patch Json(JsonPatch patch) => new("application/json-patch+json", patch.ToUtf8Bytes());

    /// <summary>A document whose members are merged into the object; a null removes one (RFC 7396).</summary>
    public static V1Patch Merge(JsonNode document) => new("application/merge-patch+json", Bytes(document));

    /// <summary>A document whose members are merged into the object. Unset members of <paramref name="document"/> change nothing.</summary>
    public static V1Patch Merge<T>(T document)
        where T : class => new("application/merge-patch+json", Bytes(document));

    /// <summary>The fields that the writer cares about; the server takes away those that it no longer names (server-side apply).</summary>
    public static V1Patch Apply(IKubernetesObject<V1ObjectMeta> entity)
    {
        if (entity is not KubernetesObject)
        {
            var place = EntityMetadata.Of(entity.GetType());
            entity.ApiVersion ??= place.ApiVersion;
            entity.Kind ??= place.Kind;
        }

        return new V1Patch("application/apply-patch+yaml", JsonSerializer.SerializeToUtf8Bytes(entity, entity.GetType(), KubernetesJson.LeanOptions));
    }

    private static byte[] Bytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, KubernetesJson.Options);
}

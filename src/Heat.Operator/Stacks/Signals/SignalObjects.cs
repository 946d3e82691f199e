using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Watching;
using Heat.Operator.Entities;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Signals;

/// <summary>How the Secrets that hold waiting signals are named, labelled and laid out: one object for each signal, so that writers never meet.</summary>
internal static class SignalObjects
{
    /// <summary>Type of the Secrets.</summary>
    public const string SecretType = V1Alpha1Stack.GroupName + "/signals";

    /// <summary>Label with the stack's id.</summary>
    public const string StackLabel = V1Alpha1Stack.GroupName + "/signals-of";

    /// <summary>Annotation with the logical name of the resource, which need not be fit for a label.</summary>
    public const string ResourceAnnotation = V1Alpha1Stack.GroupName + "/resource";

    /// <summary>Most bytes of a packed body: a Secret holds 1 MiB.</summary>
    public const int PackedBytes = 900 * 1024;

    /// <summary>Waiting signals, without what they say.</summary>
    public static readonly WatchScope Watch = new() { MetadataOnly = true, LabelSelector = StackLabel };

    private const string BodyKey = "body";

    /// <summary>An id that sorts by time and that no other replica gives.</summary>
    public static string NewId(DateTimeOffset now) =>
        $"{now.UtcTicks.ToString("x16", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Name of the Secret of a signal.</summary>
    public static string NameOf(StackId stack, string id) => $"{Prefix(stack)}{id}";

    /// <summary>Id of the signal in a Secret.</summary>
    public static string IdOf(V1Secret secret) => secret.Metadata.Name?[Prefix(StackOf(secret)).Length..] ?? "";

    /// <summary>Id of the stack that a Secret's signal is for.</summary>
    public static StackId StackOf(V1Secret secret) => new(secret.Metadata.Labels?.GetValueOrDefault(StackLabel) ?? "");

    /// <summary>The resource that a Secret's signal is for.</summary>
    public static ResourceName ResourceOf(V1Secret secret) => new(secret.Metadata.Annotations?.GetValueOrDefault(ResourceAnnotation) ?? "");

    /// <summary>A body, packed.</summary>
    public static byte[] Pack(TemplateValue body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, ValueJson.ToJson(body));
        }

        return packed.ToArray();
    }

    /// <summary>The Secret of a signal. It goes with its Stack.</summary>
    public static V1Secret Create(V1Alpha1Stack stack, ResourceName resource, string id, byte[] packed) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = NameOf(new StackId(stack.Metadata.Uid ?? ""), id),
            Namespace = stack.Metadata.Namespace,
            Labels = new Dictionary<string, string> { [StackLabel] = stack.Metadata.Uid ?? "" },
            Annotations = new Dictionary<string, string> { [ResourceAnnotation] = resource.Value },
            OwnerReferences = [stack.ToOwnerReference()],
        },
        Type = SecretType,
        Data = new Dictionary<string, byte[]> { [BodyKey] = packed },
    };

    /// <summary>The signal in a Secret. A body that cannot be read is null: nobody can send it again.</summary>
    public static Signal Open(V1Secret secret) => new(IdOf(secret), secret.Metadata.CreationTimestamp ?? default, Body(secret));

    private static TemplateValue Body(V1Secret secret)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(secret.Data?.GetValueOrDefault(BodyKey) ?? []), CompressionMode.Decompress);
            return ValueJson.FromJson(JsonNode.Parse(gzip));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return TemplateValue.Null;
        }
    }

    private static string Prefix(StackId stack) => $"stack-{stack}-signal-";
}

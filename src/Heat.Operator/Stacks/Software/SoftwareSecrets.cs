using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>How the Secrets with records of software on servers are named, labelled and filled.</summary>
internal static partial class SoftwareSecrets
{
    /// <summary>Type of the Secrets.</summary>
    public const string SecretType = V1Alpha1Stack.GroupName + "/software";

    /// <summary>Label with the kind of the record.</summary>
    public const string KindLabel = V1Alpha1Stack.GroupName + "/software";

    /// <summary>Label with the server that the record is about.</summary>
    public const string ServerLabel = V1Alpha1Stack.GroupName + "/server";

    /// <summary>Label with the access key of an agent. It names the credentials; it is not what proves them.</summary>
    public const string AccessKeyLabel = V1Alpha1Stack.GroupName + "/access-key";

    /// <summary>Kind of a config.</summary>
    public const string Config = "config";

    /// <summary>Kind of a deployment.</summary>
    public const string Deployment = "deployment";

    /// <summary>Kind of an agent.</summary>
    public const string Agent = "agent";

    private const string RecordKey = "record";

    /// <summary>A Secret holds 1 MiB with all that is about it.</summary>
    private const int MostBytes = 900 * 1024;

    /// <summary>Name of the Secret of a config or deployment.</summary>
    public static string NameOf(string kind, string id) => $"software-{kind}-{id}";

    /// <summary>Name of the Secret of the agent of an incarnation of a server.</summary>
    public static string AgentNameOf(StackId stack, string physicalName) => NameOf(Agent, Digest($"{stack}/{physicalName}")[..32]);

    /// <summary>The value of <see cref="ServerLabel"/> for a server. Ids that no label can hold are told by their digest.</summary>
    public static string LabelOf(string server) => LabelValue().IsMatch(server) ? server : Digest(server)[..40];

    /// <summary>The Secret of a record.</summary>
    /// <param name="stack">Who owns it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Kind of the record.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="RecordException">It is too large.</exception>
    public static V1Secret Make(StackIdentity stack, string name, string kind, MapValue record)
    {
        var packed = Pack(record);
        if (packed.Length > MostBytes)
        {
            throw new RecordException(
                $"What is to be kept of a software {kind} is too large: {packed.Length / 1024} KiB packed, where {MostBytes / 1024} KiB are possible. Make its texts smaller, or let the server fetch them from elsewhere.");
        }

        return new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Namespace = stack.Namespace,
                Labels = new Dictionary<string, string> { [KindLabel] = kind },
                OwnerReferences = [StateSecrets.OwnerOf(stack)],
            },
            Type = SecretType,
            Data = new Dictionary<string, byte[]> { [RecordKey] = packed },
        };
    }

    /// <summary>The record in a Secret.</summary>
    /// <exception cref="RecordException">It is damaged.</exception>
    public static MapValue Open(V1Secret secret)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(secret.Data![RecordKey]), CompressionMode.Decompress); // a missing key is damage too
            using var document = JsonDocument.Parse(gzip);
            return (MapValue)ValueCodec.Read(document.RootElement);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or NullReferenceException or InvalidCastException)
        {
            throw new RecordException(
                $"The Secret {secret.Metadata.Namespace}/{secret.Metadata.Name} with a record of software on servers is damaged. Restore it, or delete it: the resource is then made anew.",
                innerException: exception);
        }
    }

    private static byte[] Pack(MapValue record)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueCodec.Write(writer, record);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(buffer.WrittenSpan);
        }

        return packed.ToArray();
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\\z")]
    private static partial Regex LabelValue();
}

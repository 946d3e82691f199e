using System.IO.Compression;
using System.Text.Json;

namespace Heat.Operator.Stacks.Register;

/// <summary>The register of one namespace as it stands in a ConfigMap.</summary>
internal static class RegisterPage
{
    /// <summary>Name of the ConfigMap.</summary>
    public const string Name = "heat-operator-known-stacks";

    /// <summary>Key of the entries: JSON, packed by gzip.</summary>
    public const string Key = "stacks.json.gz";

    /// <summary>Entries that are kept; the oldest give way.</summary>
    public const int Limit = 10_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Packs the newest entries.</summary>
    public static byte[] Pack(IEnumerable<RegisteredStack> stacks)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, stacks.OrderByDescending(stack => stack.Since).Take(Limit), Options);
        }

        return packed.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote; none where it is damaged.</summary>
    public static IReadOnlyList<RegisteredStack> Unpack(V1ConfigMap? map)
    {
        if (map?.BinaryData?.GetValueOrDefault(Key) is not { } packed)
        {
            return [];
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<List<RegisteredStack>>(gzip, Options) ?? [];
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return [];
        }
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>A value as it is kept in a Secret: without loss, secrets marked, compressed.</summary>
/// <param name="Digest">Equal digest, equal value.</param>
/// <param name="Bytes">What is kept.</param>
internal sealed record PackedValue(string Digest, byte[] Bytes)
{
    /// <summary>What a Secret can hold, less what the object itself and its transport in base64 need.</summary>
    public const int MostBytes = 720 * 1024;

    private const int DigestBytes = 16;

    // Lists of ids and templates of equal members repeat themselves over long distances.
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>Packs a value. Every value in it must be known.</summary>
    public static PackedValue Of(MapValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueCodec.Write(writer, value);
        }

        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount)];
        return BrotliEncoder.TryCompress(buffer.WrittenSpan, packed, out var length, Quality, Window)
            ? new PackedValue(Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)[..DigestBytes]), packed[..length])
            : throw new InvalidOperationException("A value could not be compressed.");
    }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidDataException">The bytes are no packed value.</exception>
    public static MapValue Open(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(brotli);
            return ValueCodec.Read(document.RootElement) as MapValue ?? throw new InvalidDataException("It holds no map.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"It is damaged: {exception.Message}", exception);
        }
    }
}

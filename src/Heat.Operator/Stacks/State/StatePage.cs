using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.State;

/// <summary>One incarnation as it stands in a page. A null value says that the incarnation is gone.</summary>
/// <param name="Revision">Counts the saves; of two entries for one incarnation the higher one counts.</param>
/// <param name="Value">The incarnation, or null.</param>
/// <param name="Json">Its JSON, kept so that a page is written without encoding its neighbours anew.</param>
internal sealed record PageEntry(long Revision, Incarnation? Value, byte[] Json);

/// <summary>One Secret of a stack's state, in memory. Page 0 is the journal: the latest changes and the stack's own facts.</summary>
internal sealed class StatePage(int index)
{
    /// <summary>Its number; part of the Secret's name.</summary>
    public int Index { get; } = index;

    /// <summary>Version of the Secret when it was last read or written; null before the first.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>The incarnations in it.</summary>
    public Dictionary<ShortId, PageEntry> Entries { get; } = [];

    /// <summary>The entries as gzip JSON: <c>[{"r":revision,"i":"shortid","v":incarnation?}]</c>.</summary>
    public byte[] Pack()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var (shortId, entry) in Entries)
            {
                writer.WriteStartObject();
                writer.WriteNumber("r", entry.Revision);
                writer.WriteString("i", shortId.Value);
                if (entry.Value is not null)
                {
                    writer.WritePropertyName("v");
                    writer.WriteRawValue(entry.Json, skipInputValidation: true); // written by IncarnationCodec
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(buffer.WrittenSpan);
        }

        return packed.ToArray();
    }

    /// <summary>Fills the page from what <see cref="Pack"/> made.</summary>
    /// <exception cref="InvalidDataException">The bytes are no page.</exception>
    public void Unpack(byte[] packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(gzip);
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var value = element.TryGetProperty("v", out var json) ? IncarnationCodec.Decode(json) : null;
                var shortId = new ShortId(element.GetProperty("i").GetString()!); // Pack writes text only
                Entries[shortId] = new PageEntry(
                    element.GetProperty("r").GetInt64(), value, value is null ? [] : IncarnationCodec.Encode(value));
            }
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"Page {Index} of the state is damaged: {exception.Message}", exception);
        }
    }
}

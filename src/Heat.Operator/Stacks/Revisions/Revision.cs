using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Revisions;

/// <summary>What a stack wanted at one time: template, files, environments and parameters as they were. Holds secrets.</summary>
/// <param name="Form">All of it as one value; secrets are marked.</param>
/// <param name="Rewrites">What a restore puts in the place of the template's own properties, by resource; empty for a revision of the spec.</param>
internal sealed record Revision(MapValue Form, MapValue Rewrites)
{
    private const string FormKey = "request";
    private const string RewritesKey = "rewrites";
    private static readonly PseudoParameters NoPseudo = new("", "", "", null);

    /// <summary>The revision of a request.</summary>
    public static Revision Of(TemplateRequest request) => new(TemplateRequestForm.ToValue(request), MapValue.Empty);

    /// <summary>The request. Its pseudo parameters are empty: they are those of the stack that it is loaded for.</summary>
    public TemplateRequest ToRequest() => TemplateRequestForm.FromValue(Form, NoPseudo);

    /// <summary>The revision as gzip JSON.</summary>
    public byte[] Pack()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(FormKey);
            ValueCodec.Write(writer, Form);
            writer.WritePropertyName(RewritesKey);
            ValueCodec.Write(writer, Rewrites);
            writer.WriteEndObject();
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(buffer.WrittenSpan);
        }

        return packed.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no revision.</exception>
    public static Revision Unpack(byte[] packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var document = JsonDocument.Parse(gzip);
            return new Revision(Map(document, FormKey), Map(document, RewritesKey));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The revision is damaged: {exception.Message}", exception);
        }
    }

    private static MapValue Map(JsonDocument document, string key) =>
        ValueCodec.Read(document.RootElement.GetProperty(key)) as MapValue ?? throw new FormatException($"'{key}' is no map.");
}

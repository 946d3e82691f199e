using System.Buffers;
using System.Text;
using System.Text.Json;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Signals;

/// <summary>The body of a signal.</summary>
/// <param name="Value">What it says: null where nothing was sent, text where it is no JSON.</param>
/// <param name="IsJson">It is JSON, or nothing.</param>
internal sealed record SignalBody(TemplateValue Value, bool IsJson)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>Reads it.</summary>
    /// <returns>Null: it is longer than it may be.</returns>
    public static async Task<SignalBody?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = Parse(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static SignalBody Parse(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new SignalBody(TemplateValue.Null, IsJson: true);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return new SignalBody(ValueJson.FromElement(document.RootElement), IsJson: true);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair, or a key that stands twice, is no JSON that a value can be made of.
            return new SignalBody(TemplateValue.From(Encoding.UTF8.GetString(bytes)), IsJson: false);
        }
    }
}

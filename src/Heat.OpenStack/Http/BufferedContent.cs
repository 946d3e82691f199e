using System.Net;

namespace Heat.OpenStack.Http;

/// <summary>A body that was read to its end.</summary>
internal sealed class BufferedContent : HttpContent
{
    private const int FirstGuess = 16 * 1024;

    private BufferedContent(HttpContent original, ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The body of an answer that went through <see cref="BufferingHandler"/>.</summary>
    public static ReadOnlyMemory<byte> Of(HttpResponseMessage answer) => ((BufferedContent)answer.Content).Bytes;

    public static async Task<BufferedContent> ReadAsync(HttpContent original, int longest, CancellationToken cancellationToken)
    {
        var length = original.Headers.ContentLength;
        if (length > longest)
        {
            throw TooLong(longest);
        }

        await using var stream = await original.ReadAsStreamAsync(cancellationToken);
        return new BufferedContent(original, await ReadAsync(stream, (int?)length, longest, cancellationToken));
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int? length, int longest, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        var bytes = new byte[length is { } known ? known + 1 : FirstGuess];
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                // Views keep their pages, so a guess that was far too large is not kept with them.
                return bytes.Length - filled > filled / 4 ? bytes.AsSpan(0, filled).ToArray() : bytes.AsMemory(0, filled);
            }

            filled += read;
            if (filled > longest)
            {
                throw TooLong(longest);
            }

            if (filled == bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }
        }
    }

    private static HttpRequestException TooLong(int longest) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"The answer is longer than {longest} bytes.");
}

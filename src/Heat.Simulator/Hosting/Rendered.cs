using System.Buffers;
using System.Collections.Concurrent;

namespace Heat.Simulator.Hosting;

/// <summary>The bytes of one answer. Rendered under the cloud's lock, sent after it.</summary>
internal sealed class Rendered : IDisposable
{
    private const int LargestKept = 1 << 20;
    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Pool = [];

    private readonly ArrayBufferWriter<byte> _buffer;

    public Rendered(Reply reply, IReadOnlyList<(string Name, string Value)> headers)
    {
        _buffer = Pool.TryTake(out var pooled) ? pooled : new ArrayBufferWriter<byte>(4096);
        Status = reply.Status;
        Headers = headers;
        ContentType = reply.ContentType;
        if (reply.Raw is { } raw)
        {
            _buffer.Write(raw);
        }
        else if (reply.Body is { } body)
        {
            using var writer = new Utf8JsonWriter(_buffer, JsonText.Options);
            body(writer);
        }
    }

    public int Status { get; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Bytes => _buffer.WrittenMemory;

    public void Dispose()
    {
        if (_buffer.Capacity <= LargestKept)
        {
            _buffer.ResetWrittenCount();
            Pool.Add(_buffer);
        }
    }
}

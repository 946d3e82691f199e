using System.IO.Compression;

namespace Heat.Operator.Stacks.History;

/// <summary>The newest entries of one stack's history, the oldest first. Bounded in number and in bytes.</summary>
internal sealed class HistoryBook
{
    /// <summary>Entries that are kept whatever their size.</summary>
    public const int AtLeast = 1000;

    /// <summary>Entries that are kept where they are of usual size.</summary>
    public const int AtMost = 2000;

    /// <summary>Bytes before packing above which no more than <see cref="AtLeast"/> entries are kept; half of what an object may hold.</summary>
    public const int Bytes = 512 * 1024;

    private readonly Queue<byte[]> _lines = new();
    private int _bytes;

    /// <summary>The entries, as lines of JSON.</summary>
    public IReadOnlyCollection<byte[]> Lines => _lines;

    /// <summary>Adds an entry; the oldest ones give way.</summary>
    public void Add(byte[] line)
    {
        _lines.Enqueue(line);
        _bytes += line.Length;
        while (_lines.Count > AtMost || (_bytes > Bytes && _lines.Count > AtLeast))
        {
            _bytes -= _lines.Dequeue().Length;
        }
    }

    /// <summary>All entries as packed lines.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var line in _lines)
            {
                gzip.Write(line);
                gzip.WriteByte((byte)'\n');
            }
        }

        return packed.ToArray();
    }

    /// <summary>Adds the entries that <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public void Unpack(byte[] packed)
    {
        using var text = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            gzip.CopyTo(text);
        }

        var rest = text.ToArray().AsSpan();
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            Add(rest[..end].ToArray());
            rest = rest[(end + 1)..];
        }
    }
}

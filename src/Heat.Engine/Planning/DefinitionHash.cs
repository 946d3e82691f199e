using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>A short text that is equal exactly when two definitions are; the same in every process and release.</summary>
/// <remarks>Secrets go into it, so it is kept where incarnations are kept and nowhere else. The order of map keys does not count.</remarks>
internal static class DefinitionHash
{
    private const int HashBytes = 16;

    /// <summary>Hash of type, effective properties and metadata. Every value must be known.</summary>
    /// <param name="type">Type.</param>
    /// <param name="properties">Effective properties.</param>
    /// <param name="metadata">Metadata.</param>
    /// <param name="nested">Digest of the stack that the resource is; null where it is none.</param>
    public static string Of(string type, MapValue properties, MapValue metadata, string? nested = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Text(buffer, 't', type);
        Write(buffer, properties);
        Write(buffer, metadata);
        if (nested is not null)
        {
            Text(buffer, 'r', nested);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, TemplateValue value)
    {
        switch (value)
        {
            case NullValue:
                Mark(buffer, 'n', 0);
                break;
            case BooleanValue boolean:
                Mark(buffer, 'b', boolean.Value ? 1 : 0);
                break;
            case TextValue text:
                Text(buffer, 's', text.Text);
                break;
            case IntegerValue integer:
                Number(buffer, 'i', integer.Value.ToByteArray());
                break;
            case FloatValue number:
                Number(buffer, 'f', BitConverter.GetBytes(number.Value));
                break;
            case ListValue list:
                Mark(buffer, 'l', list.Items.Length);
                foreach (var item in list.Items)
                {
                    Write(buffer, item);
                }

                break;
            case MapValue map:
                WriteMap(buffer, map);
                break;
            default:
                throw new InvalidOperationException($"A value of kind '{value.Kind}' has no hash; it must be known first.");
        }
    }

    private static void WriteMap(ArrayBufferWriter<byte> buffer, MapValue map)
    {
        Mark(buffer, 'm', map.Count);
        var entries = map.ToArray();
        Array.Sort(entries, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        foreach (var (key, item) in entries)
        {
            Text(buffer, 'k', key);
            Write(buffer, item);
        }
    }

    private static void Text(ArrayBufferWriter<byte> buffer, char kind, string text)
    {
        Mark(buffer, kind, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private static void Number(ArrayBufferWriter<byte> buffer, char kind, byte[] bytes)
    {
        Mark(buffer, kind, bytes.Length);
        buffer.Write(bytes);
    }

    /// <summary>Kind and length: two different values can never read the same.</summary>
    private static void Mark(ArrayBufferWriter<byte> buffer, char kind, int length)
    {
        var span = buffer.GetSpan(5);
        span[0] = (byte)kind;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
        buffer.Advance(5);
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heat.Simulator.Nova;

/// <summary>Makes SSH keys and computes their fingerprints.</summary>
internal static class SshKey
{
    private const int Ed25519Bytes = 32;

    /// <summary>A new RSA pair: the public half as OpenSSH writes it, the private half as PEM.</summary>
    public static (string Public, string Private) Generate()
    {
        using var rsa = RSA.Create(2048);
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var blob = new MemoryStream();
        WriteField(blob, "ssh-rsa"u8);
        WriteField(blob, Unsigned(parameters.Exponent!));
        WriteField(blob, Unsigned(parameters.Modulus!));
        return ($"ssh-rsa {Convert.ToBase64String(blob.ToArray())} Generated-by-Nova", rsa.ExportRSAPrivateKeyPem() + "\n");
    }

    /// <summary>The MD5 fingerprint that Nova shows, or null when the text is no public key.</summary>
    public static string? Fingerprint(string publicKey)
    {
        var parts = publicKey.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !TryDecode(parts[1], out var blob) || !IsKey(parts[0], blob))
        {
            return null;
        }

#pragma warning disable CA5351 // The fingerprint is defined as MD5; nothing is secured by it.
        return string.Join(':', MD5.HashData(blob).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
#pragma warning restore CA5351
    }

    private static bool TryDecode(string text, out byte[] blob)
    {
        blob = new byte[text.Length];
        var done = Convert.TryFromBase64String(text, blob, out var length);
        blob = blob[..length];
        return done;
    }

    /// <summary>A key names its type, then holds its numbers; nothing is cut off and nothing follows.</summary>
    private static bool IsKey(string type, byte[] blob) =>
        Fields(blob) is { Count: > 1 } fields && Encoding.ASCII.GetString(fields[0]) == type
        && (type != "ssh-ed25519" || fields is [_, { Length: Ed25519Bytes }]);

    /// <summary>The fields, each after its length; null where they do not fill the blob.</summary>
    private static List<byte[]>? Fields(ReadOnlySpan<byte> blob)
    {
        var fields = new List<byte[]>();
        while (blob.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(blob) is var length && length <= blob.Length - sizeof(uint))
        {
            fields.Add(blob.Slice(sizeof(uint), (int)length).ToArray());
            blob = blob[(sizeof(uint) + (int)length)..];
        }

        return blob.IsEmpty ? fields : null;
    }

    private static void WriteField(MemoryStream blob, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        blob.Write(length);
        blob.Write(field);
    }

    private static byte[] Unsigned(byte[] number) => (number[0] & 0x80) == 0 ? number : [0, .. number];
}

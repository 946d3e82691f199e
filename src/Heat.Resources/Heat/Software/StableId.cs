using System.Security.Cryptography;
using System.Text;

namespace Heat.Resources.Heat.Software;

/// <summary>Ids that follow from what they name: after a crash the same thing gets the same id.</summary>
internal static class StableId
{
    /// <summary>A UUID of the version for ids of one's own making (RFC 9562, version 8).</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts!)));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}

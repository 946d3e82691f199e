using System.Security.Cryptography;

namespace Heat.Simulator.Swift;

/// <summary>One version of an object.</summary>
internal sealed record StoredObject(byte[] Content, string ContentType, DateTimeOffset ModifiedAt)
{
#pragma warning disable CA5351 // Swift's ETag is the MD5 of the content.
    public string Hash { get; } = Convert.ToHexStringLower(MD5.HashData(Content));
#pragma warning restore CA5351
}

using System.Security.Cryptography;
using System.Text;
using Heat.Templates.Expressions;
using Heat.Templates.Functions.Checksums;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>digest</c>: the checksum of a text in lower-case hexadecimal digits. Characters are Latin-1 bytes.</summary>
internal sealed class Digest(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    private static readonly string[] Algorithms =
    [
        "blake2b", "blake2s", "md5", "sha1", "sha224", "sha256", "sha384", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "sha512",
    ];

    public static Expression Create(FunctionCall call) => new Digest(call);

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not ListValue { Items: var items } || items.Any(item => item is not TextValue))
        {
            throw Call.Fault($"Argument to function \"{Call.Name}\" must be a list of strings");
        }

        if (items is not [TextValue algorithm, TextValue text])
        {
            throw Call.Fault($"Function \"{Call.Name}\" usage: [\"<algorithm>\", \"<value>\"]");
        }

        return new TextValue(Convert.ToHexStringLower(Hash(algorithm.Text, Bytes(text.Text))));
    }

    private byte[] Bytes(string text) => text.All(character => character <= 'ÿ')
        ? Encoding.Latin1.GetBytes(text)
        : throw Call.Fault($"\"{Call.Name}\" accepts only characters of Latin-1");

    // The algorithm is the author's choice, to match what someone else expects; nothing of ours is protected by it.
#pragma warning disable CA5350, CA5351
    private byte[] Hash(string algorithm, byte[] bytes) => algorithm.ToLowerInvariant() switch
    {
        "md5" => MD5.HashData(bytes),
        "sha1" => SHA1.HashData(bytes),
        "sha224" => Sha224.HashData(bytes),
        "sha256" => SHA256.HashData(bytes),
        "sha384" => SHA384.HashData(bytes),
        "sha512" => SHA512.HashData(bytes),
        "sha3_224" => Sha3.Hash(bytes, 28),
        "sha3_256" => Sha3.Hash(bytes, 32),
        "sha3_384" => Sha3.Hash(bytes, 48),
        "sha3_512" => Sha3.Hash(bytes, 64),
        "blake2b" => Blake2.Hash2b(bytes),
        "blake2s" => Blake2.Hash2s(bytes),
        _ => throw Call.Fault($"Algorithm must be one of {string.Join(", ", Algorithms)}"),
    };
#pragma warning restore CA5350, CA5351
}

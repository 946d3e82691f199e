using System.Buffers.Binary;
using System.Security.Cryptography;
using Heat.Simulator.Nova;

namespace Heat.Simulator.Tests.Nova;

public sealed class SshKeyTests
{
    [Fact]
    public void Generated_HalvesBelongTogether()
    {
        var (publicKey, privateKey) = SshKey.Generate();
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privateKey);
        var modulus = rsa.ExportParameters(false).Modulus!;
        var blob = Convert.FromBase64String(publicKey.Split(' ')[1]);

        Assert.Equal(7, BinaryPrimitives.ReadInt32BigEndian(blob));
        Assert.True(blob.AsSpan().EndsWith(modulus));
        Assert.NotNull(SshKey.Fingerprint(publicKey));
    }

    [Fact]
    public void Fingerprint_IsTheMd5OfTheKey() => Assert.Equal(
        "3d:52:38:ce:ff:94:f5:d7:81:a4:a4:f9:2b:4f:fe:a0",
        SshKey.Fingerprint("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA comment"));

    [Theory]
    [InlineData("junk")]
    [InlineData("ssh-rsa not-base64!")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ssh-rsa AAAA")]
    public void NoKey_HasNoFingerprint(string text) => Assert.Null(SshKey.Fingerprint(text));
}

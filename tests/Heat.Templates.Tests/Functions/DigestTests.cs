using Heat.Templates.Functions;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Functions;

public sealed class DigestTests
{
    // The examples of FIPS 180-4.
    [Theory]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void Sha224_IsTheStandards(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sha224.HashData(System.Text.Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Digest_IsLowerCaseHex() =>
        Assert.Equal(new TextValue("900150983cd24fb0d6963f7d28e17f72"), TestTemplate.Output("{digest: [MD5, abc]}"));
}

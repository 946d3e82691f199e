using System.Text;
using Heat.Templates.Functions.Checksums;
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
        Assert.Equal(expected, Convert.ToHexStringLower(Sha224.HashData(Encoding.ASCII.GetBytes(text))));

    // The example of RFC 7693, appendices A and B, and the checksums of nothing, of one whole block and of one byte more.
    [Theory]
    [InlineData(3, "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982")]
    [InlineData(0, "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce", "69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9")]
    [InlineData(64, "29119322fbf7552c76c608d4d61bd648175dfc856f714992a950da978d5609bac2ce1dea8e12d06b1dba888c897ba37f905386620e08ec992b2ae7ffb68fd7ea", "651d2f5f20952eacaea2fba2f2af2bcd633e511ea2d2e4c9ae2ac0d9ffb7b252")]
    [InlineData(65, "59041e07da048e58d77635e903fee63015e4a6adf25c99a8b6bd12935459f72546b56d0dd4d26a00f863f51d236e545ef34e32791ac51208010b94a8d360a162", "045f8ae18932119bd051ac7ba5c73db59892055fad5c32f82d79a6543d92a497")]
    [InlineData(128, "fc6c71f688f43ea7d60817478808f3cac753e61571865c95adbc2d9122c943a76b92c2cb1047ef3fe7bf6e436ec1d0a99a9e5b216780bf7fed9d7ca91d3a8f3b", "3ac477e27353f9019b81694afe60c8049403784f91a58288428ea318bfa82809")]
    [InlineData(129, "55e6e0eb418149a8af92fd9ddc99254781b2f522a131b4f4d984404b71a00e1167b8124d5dcddd4c6977b299392335d6edd303da6d344d74bbef2d38101b232b", "94f03f8feba7e07dd91153d178bb2d254e8cfd445024a77071f9329200d9517c")]
    public void Blake2_IsTheStandards(int length, string expected2b, string expected2s)
    {
        var data = length == 3 ? "abc"u8.ToArray() : Encoding.ASCII.GetBytes(new string('a', length));

        Assert.Equal(expected2b, Convert.ToHexStringLower(Blake2.Hash2b(data)));
        Assert.Equal(expected2s, Convert.ToHexStringLower(Blake2.Hash2s(data)));
    }

    // FIPS 202: the checksum of nothing, of "abc", and of more than one block.
    [Theory]
    [InlineData(28, 0, "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7")]
    [InlineData(28, 300, "13cdd884b40c9505636b1a0c37716fcd119b1405eea9854603635356")]
    [InlineData(32, 136, "3fc5559f14db8e453a0a3091edbd2bc25e11528d81c66fa570a4efdcc2695ee1")]
    [InlineData(48, 103, "af61fb4fd1c6afe80857fcba888318a0a1426635b4509f09707e3787630bdb621655ffa54f5884088ccc000f81436414")]
    [InlineData(64, 72, "a8ae722a78e10cbbc413886c02eb5b369a03f6560084aff566bd597bb7ad8c1ccd86e81296852359bf2faddb5153c0a7445722987875e74287adac21adebe952")]
    public void Sha3_IsTheStandards(int bytes, int length, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Sha3.Hash(Encoding.ASCII.GetBytes(new string('a', length)), bytes)));

    [Fact]
    public void UnknownAlgorithm_ListsWhatThereIs()
    {
        var output = TestTemplate.Load("outputs:\n  o: {value: {digest: [crc32, abc]}}\n").EvaluateOutput("o", new World());

        Assert.Contains("Algorithm must be one of blake2b, blake2s, md5", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_IsLowerCaseHex() =>
        Assert.Equal(new TextValue("900150983cd24fb0d6963f7d28e17f72"), TestTemplate.Output("{digest: [MD5, abc]}"));
}

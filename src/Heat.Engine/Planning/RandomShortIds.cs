using System.Security.Cryptography;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;

namespace Heat.Engine.Planning;

/// <summary>Short ids of 60 random bits, in Heat's alphabet (base32, lower case).</summary>
internal sealed class RandomShortIds : IShortIdSource
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 12;

    public ShortId Mint() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    public ShortId Mint(StackId stack, ResourceName resource) => StackMark.Mint(stack, resource);
}

using System.Security.Cryptography;
using System.Text;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>Short ids that tell, on an object in the cloud, of which stack and resource it is.</summary>
/// <remarks>
/// Two stacks of one name may live in one project, and Heat names objects alike: a name alone proves nothing. So six of the
/// twelve characters are random and the other six follow from them, the stack's id and the resource's name: of a billion
/// foreign objects one would pass. It guards against mistakes, not against forgers.
/// </remarks>
internal static class StackMark
{
    /// <summary>Heat's alphabet: base32, lower case.</summary>
    public const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Characters of a short id.</summary>
    public const int Length = 12;

    private const int FreeLength = 6;

    /// <summary>A new short id.</summary>
    public static ShortId Mint(StackId stack, ResourceName resource) =>
        Complete(stack, resource, RandomNumberGenerator.GetString(Alphabet, FreeLength));

    /// <summary>A short id that is always the same for one object.</summary>
    public static ShortId For(StackId stack, ResourceName resource, PhysicalId id) =>
        Complete(stack, resource, Characters(id.Value, FreeLength));

    /// <summary>The short id was made for this resource of this stack.</summary>
    public static bool Proves(StackId stack, ResourceName resource, ShortId shortId) =>
        shortId.Value.Length == Length && Complete(stack, resource, shortId.Value[..FreeLength]) == shortId;

    private static ShortId Complete(StackId stack, ResourceName resource, string free) =>
        new(free + Characters($"{stack.Value}\n{resource.Value}\n{free}", Length - FreeLength));

    private static string Characters(string text, int count)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(count).Select(number => Alphabet[number % Alphabet.Length]));
    }
}

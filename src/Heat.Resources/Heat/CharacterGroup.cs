using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Heat.Resources.Heat;

/// <summary>Characters of which a random text has at least so many.</summary>
/// <param name="Characters">The characters, each once.</param>
/// <param name="AtLeast">How many of them at least.</param>
internal sealed record CharacterGroup(ImmutableArray<char> Characters, int AtLeast)
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["lettersdigits"] = Lower + Upper + Digits,
        ["letters"] = Lower + Upper,
        ["lowercase"] = Lower,
        ["uppercase"] = Upper,
        ["digits"] = Digits,
        ["hexdigits"] = Digits + "ABCDEF",
        ["octdigits"] = "01234567",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The characters of a class that has a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such class; the schema refuses it before.</exception>
    public static CharacterGroup OfClass(string name, int atLeast) => OfSequence(Classes[name], atLeast);

    /// <summary>The characters of a text.</summary>
    public static CharacterGroup OfSequence(string characters, int atLeast) => new([.. characters.Distinct()], atLeast);
}

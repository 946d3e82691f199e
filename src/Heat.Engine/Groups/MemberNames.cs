using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heat.Engine.Groups;

/// <summary>Names of members.</summary>
public static class MemberNames
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 12;

    /// <summary>The first numbers that are not taken out.</summary>
    public static ImmutableArray<string> Numbers(int count, ImmutableSortedSet<string> removed)
    {
        ArgumentNullException.ThrowIfNull(removed);
        var names = ImmutableArray.CreateBuilder<string>(count);
        for (var number = 0; names.Count < count; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            if (!removed.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.DrainToImmutable();
    }

    /// <summary>A name of twelve letters and digits that is the same whenever it is asked for, so that a crash makes no second member.</summary>
    /// <param name="seed">Text that no other group has.</param>
    /// <param name="index">The how manieth name of the group.</param>
    public static string MadeUp(string seed, int index)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{index}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var name = new char[Length];
        for (var place = 0; place < Length; place++)
        {
            name[place] = Alphabet[hash[place] % Alphabet.Length];
        }

        return new string(name);
    }
}

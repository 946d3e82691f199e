using System.Collections.Immutable;

namespace Heat.Resources.Heat;

/// <summary>Makes random texts.</summary>
/// <param name="next">A random whole number from 0 up to, but not including, its argument.</param>
internal sealed class RandomText(Func<int, int> next)
{
    /// <summary>A text that has the least number of each group's characters, and for the rest any of all groups', in random order.</summary>
    public string Make(int length, IReadOnlyCollection<CharacterGroup> groups)
    {
        var text = new List<char>(length);
        foreach (var group in groups)
        {
            Add(text, group.Characters, group.AtLeast);
        }

        Add(text, [.. groups.SelectMany(group => group.Characters).Distinct()], length - text.Count);
        Shuffle(text);
        return string.Concat(text);
    }

    private void Add(List<char> text, ImmutableArray<char> characters, int count)
    {
        for (; count > 0; count--)
        {
            text.Add(characters[next(characters.Length)]);
        }
    }

    private void Shuffle(List<char> text)
    {
        for (var last = text.Count - 1; last > 0; last--)
        {
            var other = next(last + 1);
            (text[last], text[other]) = (text[other], text[last]);
        }
    }
}

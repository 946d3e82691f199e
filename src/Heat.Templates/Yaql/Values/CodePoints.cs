using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>Text counted in code points, as the language counts it.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        foreach (var character in text)
        {
            count -= char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The index in the text's characters of a code point, 0 to the number of code points.</summary>
    public static int ToIndex(string text, int position)
    {
        var index = 0;
        for (; position > 0 && index < text.Length; position--)
        {
            index += IsPair(text, index) ? 2 : 1;
        }

        return index;
    }

    /// <summary>The number of code points before an index.</summary>
    public static int ToPosition(string text, int index) => Count(text[..index]);

    /// <summary>The code points from one position up to another; both may be beyond the ends, and count from the end when negative.</summary>
    public static string Slice(string text, int start, int end)
    {
        var count = Count(text);
        var from = Bound(start, count);
        var to = Bound(end, count);
        return from < to ? text[ToIndex(text, from)..ToIndex(text, to)] : "";
    }

    /// <summary>A position as slices see it: counted from the end when negative, and never beyond the ends.</summary>
    public static int Bound(int position, int count) => Math.Clamp(position < 0 ? position + count : position, 0, count);

    /// <summary>The code points, each as text.</summary>
    public static IEnumerable<string> Split(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            var length = IsPair(text, index) ? 2 : 1;
            yield return text.Substring(index, length);
            index += length;
        }
    }

    /// <summary>A code point that may be half of a pair, as text.</summary>
    public static string ToText(int codePoint) => Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : ((char)codePoint).ToString();

    private static bool IsPair(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
}

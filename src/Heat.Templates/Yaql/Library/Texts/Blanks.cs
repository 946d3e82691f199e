namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>What counts as blank, and text without it.</summary>
internal static class Blanks
{
    public static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is >= '\x1c' and <= '\x1f';

    public static string Trim(string text, string? characters) => TrimEnd(TrimStart(text, characters), characters);

    public static string TrimStart(string text, string? characters)
    {
        var start = 0;
        while (start < text.Length && Goes(text[start], characters))
        {
            start++;
        }

        return text[start..];
    }

    public static string TrimEnd(string text, string? characters)
    {
        var end = text.Length;
        while (end > 0 && Goes(text[end - 1], characters))
        {
            end--;
        }

        return text[..end];
    }

    private static bool Goes(char character, string? characters) =>
        characters is null ? IsBlank(character) : characters.Contains(character, StringComparison.Ordinal);
}

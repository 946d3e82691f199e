namespace Heat.Templates.Environments;

/// <summary>Patterns of resource names: a star stands for any characters, a question mark for one.</summary>
internal static class NamePattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}

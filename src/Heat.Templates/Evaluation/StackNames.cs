using Heat.Templates.Diagnostics;

namespace Heat.Templates.Evaluation;

/// <summary>Names that a stack may have.</summary>
internal static class StackNames
{
    private const int MaxLength = 255;

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength
        && char.IsAsciiLetter(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.');

    public static void Check(string name, DiagnosticBag diagnostics)
    {
        if (!IsValid(name))
        {
            diagnostics.Error(
                DiagnosticIds.BadStackName,
                $"Invalid stack name {name} must contain only alphanumeric or \"_-.\" characters, must start with alpha and must be {MaxLength} characters or less.",
                "",
                null);
        }
    }
}

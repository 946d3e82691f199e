using System.Diagnostics.CodeAnalysis;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Status;

/// <summary>Texts as a status shows them: bounded, so that it stays small, and without secrets. Pure.</summary>
internal static class ShownText
{
    private const int MostCharacters = 1024;

    /// <summary>The text, or its beginning where it is too long.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text) => text is { Length: > MostCharacters } ? text[..(MostCharacters - 1)] + "…" : text;

    /// <summary>A value in words; null for none.</summary>
    public static string? Of(TemplateValue? value) => value is null ? null : Cut(ValueJson.ToMaskedText(value));
}

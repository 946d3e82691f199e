using Heat.Templates.Schemas;

namespace Heat.Templates.Diagnostics;

/// <summary>Adds to a message the name that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>What follows a message without full stop: <c>. Did you mean 'flavor'?</c>, or nothing where no name is near.</summary>
    public static string For(string given, IEnumerable<string> known) =>
        NearestNames.DidYouMean(given, known) is { } question ? $". {question}" : "";

    /// <summary>What follows a message that ends with a full stop.</summary>
    public static string AfterSentence(string given, IEnumerable<string> known) => For(given, known).TrimStart('.');
}

using Heat.Templates.Schemas;

namespace Heat.Templates.Diagnostics;

/// <summary>Adds to a message the name that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A further sentence such as <c>. Did you mean 'flavor'?</c>, or nothing where no name is near.</summary>
    public static string For(string given, IEnumerable<string> known) =>
        NearestNames.DidYouMean(given, known) is { } question ? $". {question}" : "";
}

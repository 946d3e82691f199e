using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;

namespace Heat.Templates.Dialects;

/// <summary>Looks whether all sections are ones that the version has.</summary>
internal static class SectionChecks
{
    public static void Check(MapNode root, Dialect dialect, DiagnosticBag diagnostics)
    {
        var known = dialect.Sections.All.Append(dialect.VersionKey).ToArray();
        foreach (var entry in root.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            diagnostics.Error(
                DiagnosticIds.UnknownSection,
                $"The template section is invalid: {entry.Key}{Suggestion.For(entry.Key, known)}",
                entry.Key,
                entry.Position);
        }
    }
}

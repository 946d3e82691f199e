using Heat.Templates.Cfn;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Hot;
using Heat.Templates.Syntax;

namespace Heat.Templates.Dialects;

/// <summary>Reads a template's text and finds out which language it is written in.</summary>
internal static class DialectReader
{
    /// <summary>The root and the dialect; null after an error was noted.</summary>
    public static (MapNode? Root, Dialect? Dialect) Read(DocumentSource source, DiagnosticBag diagnostics)
    {
        switch (DocumentReader.Read(source, diagnostics))
        {
            case null:
                return default;
            case MapNode map:
                return (map, Find(map, diagnostics));
            case { IsNull: true } empty:
                diagnostics.Error(DiagnosticIds.NoVersion, "Template format version not found.", "", empty.Position);
                return default;
            case var other:
                diagnostics.Error(DiagnosticIds.NotAMap, "The template is not a JSON object or YAML mapping.", "", other.Position);
                return default;
        }
    }

    private static Dialect? Find(MapNode root, DiagnosticBag diagnostics)
    {
        var keys = CfnVersions.Keys.Append(HotVersions.Key).Where(key => root[key] is not null).ToArray();
        if (keys.Length == 0)
        {
            diagnostics.Error(
                DiagnosticIds.NoVersion, $"Template format version not found. Begin the template with {HotVersions.Key}: 2021-04-16", "", root.Position);
            return null;
        }

        var entries = keys.Select(key => root.Find(key)!.Value).Where(entry => entry.Value.Text is not null).ToArray();
        if (entries.Length == 0)
        {
            Refuse("Template version was not provided", root.Find(keys[0])!.Value, diagnostics);
            return null;
        }

        if (entries.Length > 1)
        {
            Refuse($"Ambiguous versions ({string.Join(", ", keys)})", entries[0], diagnostics);
            return null;
        }

        return Find(entries[0], diagnostics);
    }

    private static Dialect? Find(MapEntry entry, DiagnosticBag diagnostics)
    {
        var name = Date(entry.Value);
        var isHot = entry.Key == HotVersions.Key;
        var dialect = isHot ? HotVersions.Find(name) : CfnVersions.Find(entry.Key, name);
        if (dialect is null)
        {
            var choice = isHot ? $"one of: {string.Join(", ", HotVersions.Names)}" : $": {CfnVersions.Version(entry.Key)}";
            Refuse($"\"{entry.Key}: {name}\". \"{entry.Key}\" should be{(isHot ? " " : "")}{choice}", entry, diagnostics);
        }

        return dialect;
    }

    /// <summary>The version's text. Some converters from YAML to JSON make a point in time of a date.</summary>
    private static string Date(Node node)
    {
        var text = node.Text!; // the caller has seen it
        const string Midnight = "T00:00:00Z";
        return text.EndsWith(Midnight, StringComparison.Ordinal) ? text[..^Midnight.Length] : text;
    }

    private static void Refuse(string what, MapEntry entry, DiagnosticBag diagnostics) => diagnostics.Error(
        DiagnosticIds.UnknownVersion, $"The template version is invalid: {what}", entry.Key, entry.Position);
}

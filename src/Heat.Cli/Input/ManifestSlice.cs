using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Cuts a document out of a manifest so that its findings have the lines and columns of the manifest.</summary>
internal static class ManifestSlice
{
    /// <summary>The document at a key: its lines of the manifest, all others blank. Where that is not the same document, its value without places.</summary>
    public static DocumentSource Of(NamedText manifest, OutlineNode node)
    {
        var lines = manifest.Text.Split('\n');
        var start = node.Text is null ? node.Position.Line - 1 : node.Position.Line;
        var slice = DocumentSource.OfText(manifest.Name, start < 0 ? "" : Blanked(lines, start, node.Text is null ? node.Position.Column - 1 : null));
        var plain = node.Text is { } text
            ? DocumentSource.OfText(manifest.Name, text)
            : DocumentSource.OfObject(manifest.Name, System.Text.Json.JsonSerializer.SerializeToElement(ValueJson.ToJson(node.Value)));
        return DocumentOutline.Read(plain).Root is { } meant && meant.Value.Equals(DocumentOutline.Read(slice).Root?.Value) ? slice : plain;
    }

    /// <summary>The block that begins at a line, with the lines before it blank and what follows it left out.</summary>
    private static string Blanked(string[] lines, int start, int? column)
    {
        var indent = column ?? Indent(lines.Skip(start).FirstOrDefault(line => line.Trim().Length > 0) ?? "");
        var block = lines.Skip(start)
            .Select((line, index) => index == 0 && line.Length > indent ? new string(' ', indent) + line[indent..] : line)
            .TakeWhile((line, index) => index == 0 || line.Trim().Length == 0 || line.TrimStart().StartsWith('#') || Indent(line) >= indent);
        return new string('\n', start) + string.Join('\n', block);
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}

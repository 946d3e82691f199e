using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Syntax;

/// <summary>Reads a document, text or object, into nodes.</summary>
internal static class DocumentReader
{
    /// <summary>The root node, or null after an error was noted.</summary>
    public static Node? Read(DocumentSource source, DiagnosticBag diagnostics)
    {
        var start = new SourcePosition(source.Name, 0, 0);
        try
        {
            return source switch
            {
                { Text: { } text } => ReadText(source.Name, text, diagnostics),
                { Document: { } document } => ReadObject(document, start),
                { Root: { } root } => root,
                { Value: { } value } => Node.Of(value, start),
                _ => throw new SyntaxFault(DiagnosticIds.SyntaxError, "The document is empty: give it as text or as an object", start),
            };
        }
        catch (SyntaxFault fault)
        {
            diagnostics.Error(fault.Id, fault.Message, "", fault.Position);
            return null;
        }
    }

    private static Node ReadText(string name, string text, DiagnosticBag diagnostics)
    {
        CheckSize(text.Length > SyntaxLimits.MaxBytes ? text.Length : Encoding.UTF8.GetByteCount(text), new SourcePosition(name, 1, 1));

        // JSON first: a template that is valid JSON follows the rules of JSON, not those of YAML.
        return JsonTextReader.TryRead(name, text) ?? new YamlTextReader(name, text, diagnostics).Read();
    }

    private static Node ReadObject(JsonElement document, SourcePosition start)
    {
        CheckSize(JsonMarshal.GetRawUtf8Value(document).Length, start);
        return JsonElementReader.Read(document, start);
    }

    private static void CheckSize(int bytes, SourcePosition position)
    {
        if (bytes > SyntaxLimits.MaxBytes)
        {
            throw new SyntaxFault(
                DiagnosticIds.TooLarge,
                $"Request limit exceeded: Template size ({bytes} bytes) exceeds maximum allowed size ({SyntaxLimits.MaxBytes} bytes).",
                position);
        }
    }
}

using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Syntax;

namespace Heat.Templates.Language.Outline;

/// <summary>Reads any document by the rules that hold for templates.</summary>
/// <param name="Root">The whole document; null where it cannot be read.</param>
/// <param name="Diagnostics">What is wrong with the text.</param>
public sealed record DocumentOutline(OutlineNode? Root, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Reads a document.</summary>
    public static DocumentOutline Read(DocumentSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new DiagnosticBag();
        var root = DocumentReader.Read(source, diagnostics);
        return new DocumentOutline(root is null ? null : new OutlineNode(root), diagnostics.ToImmutable());
    }
}

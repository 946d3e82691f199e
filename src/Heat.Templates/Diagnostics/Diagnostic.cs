namespace Heat.Templates.Diagnostics;

/// <summary>How much a diagnostic hurts.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The template works, but not as its author may think.</summary>
    Warning,

    /// <summary>The template cannot be used.</summary>
    Error,
}

/// <summary>A place in a source text. Lines and columns count from 1.</summary>
/// <param name="File">What was read: <c>template</c>, or the name of a file or environment.</param>
/// <param name="Line">Line, from 1; 0 where the source has no text (the object form).</param>
/// <param name="Column">Column, from 1; 0 where the source has no text.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}

/// <summary>One finding about a template, environment or parameter: where, what was expected, what to do.</summary>
/// <param name="Id">Stable id, HTxxxx; see <c>docs/reference/diagnostics.md</c>.</param>
/// <param name="Severity">How much it hurts.</param>
/// <param name="Message">A sentence with a full stop. Holds no secret.</param>
/// <param name="Path">Place in the document, joined by dots: <c>resources.web.properties.flavor</c>.</param>
/// <param name="Position">Place in the text, where there is one.</param>
public sealed record Diagnostic(string Id, DiagnosticSeverity Severity, string Message, string Path, SourcePosition? Position = null)
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string id, string message, string path, SourcePosition? position = null) =>
        new(id, DiagnosticSeverity.Error, message, path, position);

    /// <summary>One line for people: position, path, message and id.</summary>
    public override string ToString() =>
        $"{(Position is { } position ? $"{position} " : "")}{Path}: {Message} ({Id})";
}

using Heat.Templates.Diagnostics;

namespace Heat.Cli.Findings;

/// <summary>How much a finding hurts.</summary>
internal enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Works, but probably not as meant.</summary>
    Warning,

    /// <summary>Cannot be used.</summary>
    Error,
}

/// <summary>Something found in a template, whether by the language or by a lint rule.</summary>
/// <param name="Id">HTxxxx of the language, HCxxxx of the command line, HLxxxx of a lint rule.</param>
/// <param name="Severity">How much it hurts.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Path">Place in the document.</param>
/// <param name="Position">Place in the text, where there is one.</param>
internal sealed record Finding(string Id, FindingSeverity Severity, string Message, string Path, SourcePosition? Position)
{
    /// <summary>The severity as it is printed.</summary>
    public string SeverityName => Severity.ToString().ToLowerInvariant();

    public static Finding Of(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.Severity == DiagnosticSeverity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
        diagnostic.Message,
        diagnostic.Path,
        diagnostic.Position);
}

using System.Collections.Immutable;

namespace Heat.Templates.Diagnostics;

/// <summary>Collects the findings of one run, each sentence with its full stop.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<Diagnostic> _seen = [];

    public bool HasErrors { get; private set; }

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _all];

    /// <summary>Adds a finding; the same one twice is one.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (!_seen.Add(diagnostic))
        {
            return;
        }

        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        _all.Add(diagnostic);
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    public void Error(string id, string message, string path, SourcePosition? position) =>
        Add(Diagnostic.Error(id, Sentence(message), path, position));

    public void Warning(string id, string message, string path, SourcePosition? position) =>
        Add(new Diagnostic(id, DiagnosticSeverity.Warning, Sentence(message), path, position));

    private static string Sentence(string message) =>
        message.Length > 0 && message[^1] is '.' or '?' or '!' ? message : message + ".";
}

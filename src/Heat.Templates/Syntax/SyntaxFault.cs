using Heat.Templates.Diagnostics;

namespace Heat.Templates.Syntax;

/// <summary>Reading of a document ended here. Never leaves <see cref="DocumentReader"/>.</summary>
internal sealed class SyntaxFault(string id, string message, SourcePosition position) : Exception(message)
{
    public string Id { get; } = id;

    public SourcePosition Position { get; } = position;
}

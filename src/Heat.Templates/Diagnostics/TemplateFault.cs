namespace Heat.Templates.Diagnostics;

/// <summary>One mistake, thrown from deep inside an expression and caught where the section is read or the value is asked for.</summary>
internal class TemplateFault(string id, string message, string path, SourcePosition? position) : Exception(message)
{
    public string Id { get; } = id;

    public string Path { get; } = path;

    public SourcePosition? Position { get; } = position;

    public void AddTo(DiagnosticBag diagnostics) => diagnostics.Error(Id, Message, Path, Position);
}

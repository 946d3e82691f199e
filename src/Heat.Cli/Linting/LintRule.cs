using Heat.Cli.Findings;
using Heat.Templates.Diagnostics;

namespace Heat.Cli.Linting;

/// <summary>One habit that templates should have.</summary>
/// <param name="id">HLxxxx. It never changes its meaning.</param>
/// <param name="name">Two or three words for people.</param>
/// <param name="severity">How much a breach hurts.</param>
/// <param name="meaning">What is found.</param>
/// <param name="remedy">What to do about it.</param>
internal abstract class LintRule(string id, string name, FindingSeverity severity, string meaning, string remedy)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public FindingSeverity Severity { get; } = severity;

    public string Meaning { get; } = meaning;

    public string Remedy { get; } = remedy;

    /// <summary>The breaches, in the order of the text.</summary>
    public abstract IEnumerable<Finding> Check(LintSubject subject);

    protected Finding Breach(string message, string path, SourcePosition? position) => new(Id, Severity, message, path, position);
}

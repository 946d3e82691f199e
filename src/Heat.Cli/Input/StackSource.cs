using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>What the first argument gives: a template alone, or all that a Stack says.</summary>
/// <param name="Template">The template.</param>
internal sealed record StackSource(DocumentSource Template)
{
    /// <summary>Name of the stack; null where only the command line can say it.</summary>
    public string? Name { get; init; }

    public string? Region { get; init; }

    public ImmutableArray<DocumentSource> Environments { get; init; } = [];

    public MapValue Parameters { get; init; } = MapValue.Empty;

    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the manifest names and only a cluster has.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The files come from the manifest; none is looked for on disk.</summary>
    public bool IsManifest { get; init; }
}

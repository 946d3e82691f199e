using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Revisions;

/// <summary>A template that wants nothing: where the rollback of a create leads.</summary>
public sealed class EmptyTemplate : IStackTemplate
{
    /// <summary>The one instance.</summary>
    public static readonly EmptyTemplate Instance = new();

    private EmptyTemplate()
    {
    }

    /// <inheritdoc/>
    public string Description => "";

    /// <inheritdoc/>
    public ImmutableArray<ResourceDefinition> Resources => [];

    /// <inheritdoc/>
    public ImmutableArray<OutputDefinition> Outputs => [];

    /// <inheritdoc/>
    public MapValue ShownParameters => MapValue.Empty;

    /// <inheritdoc/>
    public EvaluatedResource Evaluate(string resource, IResourceValues values) => throw Nothing(resource);

    /// <inheritdoc/>
    public EvaluatedOutput EvaluateOutput(string output, IResourceValues values) => throw Nothing(output);

    private static ArgumentException Nothing(string name) => new($"An empty template has no '{name}'.", nameof(name));
}

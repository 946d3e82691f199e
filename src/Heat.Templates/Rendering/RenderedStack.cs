using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Rendering;

/// <summary>A template with all its values, as they would be once every resource existed.</summary>
/// <param name="Template">The template.</param>
/// <param name="Resources">Its resources, in the order of their dependencies.</param>
/// <param name="Outputs">Its outputs.</param>
public sealed record RenderedStack(IStackTemplate Template, ImmutableArray<RenderedResource> Resources, ImmutableArray<EvaluatedOutput> Outputs)
{
    /// <summary>What the resources answer.</summary>
    internal IResourceValues Values { get; init; } = UnknownResources.Instance;
}

/// <summary>One resource of a rendered template.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Values">Properties, metadata and findings.</param>
public sealed record RenderedResource(ResourceDefinition Definition, EvaluatedResource Values)
{
    /// <summary>What the stack that this resource is, is made of; null where it is none.</summary>
    public TemplateRequest? Request { get; init; }

    /// <summary>The stack that this resource is; null where it is none or cannot be rendered.</summary>
    public RenderedStack? Nested { get; init; }

    /// <summary>What is wrong with the stack that this resource is.</summary>
    public ImmutableArray<Diagnostic> NestedDiagnostics { get; init; } = [];
}

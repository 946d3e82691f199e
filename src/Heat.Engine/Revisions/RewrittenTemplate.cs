using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Revisions;

/// <summary>A template of which some resources have other properties than it says: those that bring a snapshot back.</summary>
/// <param name="template">The template.</param>
/// <param name="rewrites">By logical name: values that are put in place, where a null value takes the property out.</param>
public sealed class RewrittenTemplate(IStackTemplate template, MapValue rewrites) : IStackTemplate
{
    /// <inheritdoc/>
    public string Description => template.Description;

    /// <inheritdoc/>
    public ImmutableArray<ResourceDefinition> Resources => template.Resources;

    /// <inheritdoc/>
    public ImmutableArray<OutputDefinition> Outputs => template.Outputs;

    /// <inheritdoc/>
    public ImmutableArray<TemplateParameter> Parameters => template.Parameters;

    /// <inheritdoc/>
    public MapValue ShownParameters => template.ShownParameters;

    /// <inheritdoc/>
    public ImmutableArray<EngineNeed> Needs => template.Needs;

    /// <inheritdoc/>
    public EvaluatedResource Evaluate(string resource, IResourceValues values)
    {
        var evaluated = template.Evaluate(resource, values);
        return rewrites[resource] is MapValue changes
            ? evaluated with { Properties = changes.Aggregate(evaluated.Properties, Rewrite) }
            : evaluated;
    }

    /// <inheritdoc/>
    public TemplateRequest? Nested(string resource, EvaluatedResource evaluated) => template.Nested(resource, evaluated);

    /// <inheritdoc/>
    public EvaluatedOutput EvaluateOutput(string output, IResourceValues values) => template.EvaluateOutput(output, values);

    private static PropertyTree Rewrite(PropertyTree properties, KeyValuePair<string, TemplateValue> change) => change.Value is NullValue
        ? new PropertyTree(properties.Values.Without(change.Key), properties.Written.Remove(change.Key))
        : properties.With(change.Key, change.Value);
}

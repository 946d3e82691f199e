using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Parameters;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>A template with everything settled but its resources.</summary>
internal sealed class BoundTemplate : IStackTemplate
{
    private readonly Dictionary<string, BoundResource> _resources;
    private readonly Dictionary<string, BoundOutput> _outputs;

    public BoundTemplate(string description, TemplateScope scope, IEnumerable<BoundResource> resources, ImmutableArray<BoundOutput> outputs)
    {
        var enabled = resources.Where(resource => resource.IsEnabled).ToImmutableArray();
        Description = description;
        Scope = scope;
        Resources = [.. enabled.Select(resource => resource.Definition)];
        Outputs = [.. outputs.Where(output => output.IsEnabled).Select(Definition)];
        ShownParameters = scope.Parameters.Shown;
        AllOutputs = outputs;
        _resources = enabled.ToDictionary(resource => resource.Name, StringComparer.Ordinal);
        _outputs = outputs.ToDictionary(output => output.Name, StringComparer.Ordinal);
    }

    public string Description { get; }

    public ImmutableArray<ResourceDefinition> Resources { get; }

    public ImmutableArray<OutputDefinition> Outputs { get; }

    public ImmutableArray<TemplateParameter> Parameters => Scope.Parameters.Described;

    public MapValue ShownParameters { get; }

    public ImmutableArray<EngineNeed> Needs { get; init; } = [];

    /// <summary>What the template was loaded with.</summary>
    public required LoadContext Context { get; init; }

    /// <summary>Parameters, conditions and what else expressions were compiled with.</summary>
    public TemplateScope Scope { get; }

    /// <summary>Outputs in order, also those whose condition does not hold.</summary>
    public ImmutableArray<BoundOutput> AllOutputs { get; }

    /// <summary>A resource as it was read.</summary>
    public BoundResource Bound(string resource) => _resources[resource];

    public TemplateRequest? Nested(string resource, EvaluatedResource evaluated) => NestedStacks.Request(Context, Bound(resource), evaluated);

    public TemplateRequest? Nested(string resource, EvaluatedResource evaluated, IResourceValues values) =>
        Bound(resource).Definition.Schema.Nested == NestedForm.Instances
            ? NestedStacks.Instances(Context, Bound(resource), evaluated, InstanceTemplate.LaunchConfiguration(this, Bound(resource), values))
            : Nested(resource, evaluated);

    /// <summary>Loads a stack inside this one: with the same types, and files that were read before.</summary>
    public TemplateResult LoadNested(TemplateRequest request) => TemplateLoader.Load(Context with { Request = request });

    public EvaluatedResource Evaluate(string resource, IResourceValues values)
    {
        var bound = _resources.TryGetValue(resource, out var found)
            ? found
            : throw new ArgumentException($"The template has no resource '{resource}'.", nameof(resource));
        if (bound.Memory is { } memory && memory.IsCurrent(values))
        {
            return memory.Result;
        }

        var recording = new RecordingValues(values, IsSensitive);
        var result = ResourceEvaluator.Evaluate(bound, recording);
        bound.Memory = new EvaluationMemory(recording.Reads, result);
        return result;
    }

    public EvaluatedOutput EvaluateOutput(string output, IResourceValues values)
    {
        var bound = _outputs.TryGetValue(output, out var found)
            ? found
            : throw new ArgumentException($"The template has no output '{output}'.", nameof(output));
        if (!bound.IsEnabled)
        {
            return new EvaluatedOutput(bound.Name, bound.Description, TemplateValue.Null);
        }

        try
        {
            return new EvaluatedOutput(bound.Name, bound.Description, bound.Value.Evaluate(new RecordingValues(values, IsSensitive)));
        }
        catch (TemplateFault fault)
        {
            return new EvaluatedOutput(bound.Name, bound.Description, TemplateValue.Null, fault.Message);
        }
    }

    /// <summary>The attribute, or one among all of them, is confidential by its type's schema.</summary>
    private bool IsSensitive(string resource, string attribute) =>
        _resources.TryGetValue(resource, out var bound)
        && bound.Definition.Schema.Attributes.Any(entry => entry.Value.Sensitive && (attribute.Length == 0 || entry.Key == attribute));

    private static OutputDefinition Definition(BoundOutput output) =>
        new(output.Name, output.Description, [.. output.References.Select(reference => reference.Resource)]);
}

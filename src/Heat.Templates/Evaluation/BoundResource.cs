using Heat.Templates.Environments;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Syntax;

namespace Heat.Templates.Evaluation;

/// <summary>A resource as it was read: its definition with the compiled sections.</summary>
internal sealed class BoundResource(string name, string path)
{
    private volatile EvaluationMemory? _memory;

    public string Name { get; } = name;

    /// <summary>Place of the resource, such as <c>resources.web</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Place of its properties.</summary>
    public required string PropertiesPath { get; init; }

    /// <summary>Place of its metadata.</summary>
    public required string MetadataPath { get; init; }

    /// <summary>Place of its update policy.</summary>
    public required string UpdatePolicyPath { get; init; }

    /// <summary>The node of the properties, for positions.</summary>
    public required Node? PropertiesNode { get; init; }

    public required Expression Properties { get; init; }

    public required Expression Metadata { get; init; }

    public required Expression UpdatePolicy { get; init; }

    /// <summary>Whether a property's value is computed from other resources.</summary>
    public bool DependsOnResources(string property) => Properties is MapExpression map ? map[property] is { IsConstant: false } : !Properties.IsConstant;

    /// <summary>Uses of other resources in all of its sections.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <summary>Uses of this resource by others and by outputs; set when references are linked.</summary>
    public IReadOnlyList<Reference> Readers { get; set; } = [];

    /// <summary>The template behind the type; null where a built-in type is.</summary>
    public ProviderTemplate? Provider { get; set; }

    /// <summary>The line of the registry that led to the type; null where none did.</summary>
    public TypeMapping? Mapping { get; set; }

    /// <summary>Types that are read, with the condition applied; null where the condition does not hold.</summary>
    public required ResourceDefinition Definition { get; set; }

    /// <summary>False: the condition does not hold, and the stack has no such resource.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The last evaluation, kept while what it has read stays the same.</summary>
    public EvaluationMemory? Memory
    {
        get => _memory;
        set => _memory = value;
    }
}

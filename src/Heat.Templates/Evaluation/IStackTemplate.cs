using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Parameters;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>A template bound to its parameters, files and environment: ready to be asked, resource by resource, what it wants.</summary>
/// <remarks>
/// Immutable and safe for use from several threads. Nothing here does I/O: what only a resource can tell is asked of
/// <see cref="IResourceValues"/>, and is unknown until it exists.
/// </remarks>
public interface IStackTemplate
{
    /// <summary>The template's description; empty if it has none.</summary>
    string Description { get; }

    /// <summary>The resources whose condition holds, in the order in which the template names them.</summary>
    ImmutableArray<ResourceDefinition> Resources { get; }

    /// <summary>The outputs whose condition holds, in order.</summary>
    ImmutableArray<OutputDefinition> Outputs { get; }

    /// <summary>The declared parameters in order, with their values.</summary>
    ImmutableArray<TemplateParameter> Parameters => [];

    /// <summary>Parameter values as they may be shown: hidden ones masked.</summary>
    MapValue ShownParameters { get; }

    /// <summary>Resolves one resource's properties, metadata and policies.</summary>
    EvaluatedResource Evaluate(string resource, IResourceValues values);

    /// <summary>What the engine must be able to do beyond creating resources of the types that are named; empty for most templates.</summary>
    ImmutableArray<EngineNeed> Needs => [];

    /// <summary>
    /// The stack that a resource is: the template of a provider, or one made of a group's members. Null for a resource that is
    /// no stack.
    /// </summary>
    /// <param name="resource">Logical name.</param>
    /// <param name="evaluated">The resource with its values resolved.</param>
    TemplateRequest? Nested(string resource, EvaluatedResource evaluated) => null;

    /// <summary>The same, where other resources of the stack say what it is made of: a launch configuration, for one.</summary>
    /// <param name="resource">Logical name.</param>
    /// <param name="evaluated">The resource with its values resolved.</param>
    /// <param name="values">What resources tell.</param>
    TemplateRequest? Nested(string resource, EvaluatedResource evaluated, IResourceValues values) => Nested(resource, evaluated);

    /// <summary>Resolves one output. An output that cannot be resolved carries the reason instead of a value.</summary>
    EvaluatedOutput EvaluateOutput(string output, IResourceValues values);
}

/// <summary>What resources tell a template while it is evaluated.</summary>
public interface IResourceValues
{
    /// <summary>What <c>get_resource</c> yields, or <see cref="UnknownValue"/> while there is none.</summary>
    TemplateValue ReferenceId(string resource);

    /// <summary>
    /// The value of an attribute before any further path is applied, or <see cref="UnknownValue"/> while there is none.
    /// </summary>
    /// <param name="resource">Logical name.</param>
    /// <param name="attribute">Attribute name; empty for all attributes as a map.</param>
    TemplateValue Attribute(string resource, string attribute);
}

/// <summary>One resource as the template defines it, before its values are resolved.</summary>
public sealed record ResourceDefinition
{
    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>The type after the environment's registry was applied.</summary>
    public required string Type { get; init; }

    /// <summary>The type's schema.</summary>
    public required ResourceTypeSchema Schema { get; init; }

    /// <summary>Logical names that must be complete before it: <c>depends_on</c> and every reference in properties and metadata.</summary>
    public required ImmutableHashSet<string> Requirements { get; init; }

    /// <summary>Logical names from <c>depends_on</c> alone.</summary>
    public ImmutableHashSet<string> ExplicitRequirements { get; init; } = [];

    /// <summary>Attributes of this resource that others or outputs read; empty text stands for all of them.</summary>
    public ImmutableHashSet<string> AttributesRead { get; init; } = [];

    /// <summary>Delete, Retain or Snapshot.</summary>
    public DeletionPolicy DeletionPolicy { get; init; } = DeletionPolicy.Delete;

    /// <summary>The template file that stands behind the type; null where a built-in type does.</summary>
    public string? TemplateFile { get; init; }

    /// <summary>Points at which the engine waits for someone, such as <c>pre-create</c>; after the environment's registry.</summary>
    public ImmutableArray<string> Hooks { get; init; } = [];

    /// <summary>What must not happen to the resource: <c>update</c>, <c>replace</c>.</summary>
    public ImmutableArray<string> RestrictedActions { get; init; } = [];

    /// <summary>Id of an object that exists already and is only looked at (<c>external_id</c>); null for a resource of our own.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where the definition stands.</summary>
    public SourcePosition? Position { get; init; }
}

/// <summary>What happens to the cloud object when the resource leaves the stack.</summary>
public enum DeletionPolicy
{
    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It stays.</summary>
    Retain,

    /// <summary>It is backed up, then deleted.</summary>
    Snapshot,
}

/// <summary>One resource with its values resolved as far as they are known.</summary>
/// <param name="Properties">Effective properties: converted, with defaults, renamed properties moved. Name-to-id look-ups are not done.</param>
/// <param name="Metadata">The <c>metadata</c> section.</param>
/// <param name="Diagnostics">What is wrong with the values; an error means the resource must not be created or changed.</param>
public sealed record EvaluatedResource(PropertyTree Properties, MapValue Metadata, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The properties as the template's functions yield them, before conversion and defaults.</summary>
    public MapValue Given { get; init; } = MapValue.Empty;

    /// <summary>The <c>update_policy</c> section: converted, with defaults.</summary>
    public PropertyTree UpdatePolicy { get; init; } = PropertyTree.Empty;
}

/// <summary>One output as the template defines it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Description">Free text; empty if none.</param>
/// <param name="Requirements">Logical names that its value refers to.</param>
public sealed record OutputDefinition(string Name, string Description, ImmutableHashSet<string> Requirements);

/// <summary>One output with its value.</summary>
/// <param name="Name">Name.</param>
/// <param name="Description">Free text; empty if none.</param>
/// <param name="Value">The value; unknown while a resource is missing.</param>
/// <param name="Error">Why there is no value; null if there is one.</param>
public sealed record EvaluatedOutput(string Name, string Description, TemplateValue Value, string? Error = null);

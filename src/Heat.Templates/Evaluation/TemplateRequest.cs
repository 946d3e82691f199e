using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Nesting;
using Heat.Templates.Parameters;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Everything that decides what a stack's template wants.</summary>
public sealed record TemplateRequest
{
    /// <summary>The template, as text or as an object.</summary>
    public required DocumentSource Template { get; init; }

    /// <summary>What <c>get_file</c> and nested templates name.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Environments in order; a later one wins, after Heat's merge rules.</summary>
    public ImmutableArray<DocumentSource> Environments { get; init; } = [];

    /// <summary>Parameter values of the stack; they win over the environments. A secret value stays secret.</summary>
    public MapValue Parameters { get; init; } = MapValue.Empty;

    /// <summary>What the pseudo parameters say.</summary>
    public required PseudoParameters Pseudo { get; init; }

    /// <summary>The resource that has this template as its type; null for the template of a root stack.</summary>
    public Facade? Facade { get; init; }

    /// <summary>How many stacks stand above this one: 0 for a root stack.</summary>
    public int Depth { get; init; }

    /// <summary>What <c>Fn::GetAZs</c> gives: names of the cloud's availability zones in the cloud's order; null where the cloud was not asked.</summary>
    public ImmutableArray<string>? AvailabilityZones { get; init; }

    /// <summary>
    /// What the stack outside reads of the resources of this one (<c>resource.NAME</c>, <c>resource.NAME.ATTRIBUTE</c>). Each is told by an output
    /// of this name.
    /// </summary>
    public ImmutableArray<string> ReadInside { get; init; } = [];

    /// <summary>
    /// For the stack of a group: what its members are made of. <see cref="Template"/> has the members that the template of the group names; who
    /// keeps a group decides who they are and makes the template of this. Null for other stacks.
    /// </summary>
    public GroupBlueprint? Group { get; init; }
}

/// <summary>What a resource that has a template as its type says of itself; <c>resource_facade</c> reads it.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="DeletionPolicy">Its deletion policy.</param>
/// <param name="UpdatePolicy">Its update policy.</param>
public sealed record Facade(MapValue Metadata, DeletionPolicy DeletionPolicy, MapValue UpdatePolicy);

/// <summary>A document as its author gave it. Exactly one form is set.</summary>
/// <param name="Name">Name in diagnostics: <c>template</c>, <c>environment 1</c>, a file name.</param>
/// <param name="Text">YAML or JSON text.</param>
/// <param name="Document">The object form, as it arrives through the API server.</param>
public sealed record DocumentSource(string Name, string? Text, JsonElement? Document)
{
    /// <summary>The document as a value that the language has made itself: the template of a group, the environment of a nested stack.</summary>
    internal TemplateValue? Value { get; private init; }

    /// <summary>The document where it was read before.</summary>
    internal Syntax.Node? Root { get; private init; }

    /// <summary>A document made of a value. Secrets in it stay secret.</summary>
    public static DocumentSource OfValue(string name, TemplateValue value) => new(name, null, null) { Value = value };

    /// <summary>A document given as text.</summary>
    public static DocumentSource OfText(string name, string text) => new(name, text, null);

    /// <summary>A document that was read before.</summary>
    internal static DocumentSource OfNode(string name, Syntax.Node root) => new(name, null, null) { Root = root };

    /// <summary>A document given as an object.</summary>
    public static DocumentSource OfObject(string name, JsonElement document) => new(name, null, document);
}

/// <summary>Values of <c>OS::stack_name</c>, <c>OS::stack_id</c>, <c>OS::project_id</c> and their CloudFormation kin.</summary>
/// <param name="StackName">Name of the stack.</param>
/// <param name="StackId">Id of the stack, a UUID.</param>
/// <param name="ProjectId">Id of the OpenStack project.</param>
/// <param name="Region">Region, or null where none is set.</param>
public sealed record PseudoParameters(string StackName, string StackId, string ProjectId, string? Region);

/// <summary>A template ready to be evaluated, or what is wrong with it.</summary>
/// <param name="Template">The template; null if a diagnostic is an error.</param>
/// <param name="Diagnostics">All findings of one run.</param>
public sealed record TemplateResult(IStackTemplate? Template, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What the template asks its user for; null where its text cannot be read.</summary>
    public TemplateOutline? Outline { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Diagnostics;
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
}

/// <summary>A document as its author gave it. Exactly one of the two is set.</summary>
/// <param name="Name">Name in diagnostics: <c>template</c>, <c>environment 1</c>, a file name.</param>
/// <param name="Text">YAML or JSON text.</param>
/// <param name="Document">The object form, as it arrives through the API server.</param>
public sealed record DocumentSource(string Name, string? Text, JsonElement? Document)
{
    /// <summary>A document given as text.</summary>
    public static DocumentSource OfText(string name, string text) => new(name, text, null);

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
public sealed record TemplateResult(IStackTemplate? Template, ImmutableArray<Diagnostic> Diagnostics);

using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Everything a Stack's spec says and refers to, read and put together.</summary>
/// <param name="Version">Changes with the spec and with every object that it refers to; equal version, equal content.</param>
/// <param name="Template">The template.</param>
/// <param name="Files">Files by name.</param>
/// <param name="Environments">Environments in order.</param>
/// <param name="Parameters">Parameter values; those from a Secret are secret.</param>
/// <param name="Credentials">What the credentials Secret says.</param>
internal sealed record StackSources(
    string Version,
    DocumentSource Template,
    ImmutableDictionary<string, string> Files,
    ImmutableArray<DocumentSource> Environments,
    MapValue Parameters,
    CloudSecret Credentials);

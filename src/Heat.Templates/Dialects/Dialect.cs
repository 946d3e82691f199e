using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;

namespace Heat.Templates.Dialects;

/// <summary>What one version of a template language allows.</summary>
internal sealed record Dialect
{
    /// <summary>The key that names the version, such as <c>heat_template_version</c>.</summary>
    public required string VersionKey { get; init; }

    /// <summary>Names of the sections.</summary>
    public required SectionNames Sections { get; init; }

    /// <summary>Names of the keys of a resource.</summary>
    public required ResourceKeys ResourceKeys { get; init; }

    /// <summary>Names of the keys of a parameter.</summary>
    public required ParameterKeys ParameterKeys { get; init; }

    /// <summary>Names of the keys of an output.</summary>
    public required OutputKeys OutputKeys { get; init; }

    /// <summary>Functions of properties, metadata and outputs.</summary>
    public required FrozenDictionary<string, FunctionFactory> Functions { get; init; }

    /// <summary>Functions of conditions; those that have no place there say so.</summary>
    public required FrozenDictionary<string, FunctionFactory> ConditionFunctions { get; init; }

    /// <summary>Spellings of deletion policies.</summary>
    public required FrozenDictionary<string, DeletionPolicy> DeletionPolicies { get; init; }

    /// <summary>Pseudo parameters and where their values come from.</summary>
    public required ImmutableArray<KeyValuePair<string, Func<PseudoParameters, string?>>> PseudoParameters { get; init; }

    /// <summary>Unknown keys of a resource are errors; CloudFormation ignores them.</summary>
    public required bool RefusesUnknownResourceKeys { get; init; }
}

/// <summary>Section names. One that the version lacks is null.</summary>
internal sealed record SectionNames(
    string Description, string? ParameterGroups, string Parameters, string Resources, string Outputs, string? Conditions, string? Mappings = null)
{
    /// <summary>All names that may stand at the top of a template, the version keys apart.</summary>
    public IEnumerable<string> All =>
        new[] { Description, ParameterGroups, Parameters, Resources, Outputs, Conditions, Mappings }.OfType<string>();
}

/// <summary>Keys of a resource. One that the version lacks is null.</summary>
internal sealed record ResourceKeys(
    string Type, string Properties, string Metadata, string DependsOn, string DeletionPolicy, string UpdatePolicy, string Description)
{
    public string? Condition { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Keys of newer versions: an error with a text of its own.</summary>
    public ImmutableArray<string> OfNewerVersions { get; init; } = [];

    public ImmutableArray<string> All => field.IsDefault
        ? field = [.. new[] { Type, Properties, Metadata, DependsOn, DeletionPolicy, UpdatePolicy, Description, Condition, ExternalId }.OfType<string>()]
        : field;
}

/// <summary>Keys of an output.</summary>
internal sealed record OutputKeys(string Description, string Value, string? Condition);

using System.Collections.Immutable;

namespace Heat.Templates.Language;

/// <summary>What one version of a template language has.</summary>
public sealed record LanguageVersion
{
    /// <summary>The key at the top of a template that names the version, such as <c>heat_template_version</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The version, such as <c>2021-04-16</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The release that may be written instead of the date, such as <c>wallaby</c>; null where there is none.</summary>
    public string? Release { get; init; }

    /// <summary>True for HOT, false for the CloudFormation dialects.</summary>
    public required bool IsHot { get; init; }

    /// <summary>Sections that a template may have, the version's key apart.</summary>
    public required ImmutableArray<string> Sections { get; init; }

    /// <summary>Keys that a resource may have.</summary>
    public required ImmutableArray<string> ResourceKeys { get; init; }

    /// <summary>Types that a parameter may have.</summary>
    public required ImmutableArray<string> ParameterTypes { get; init; }

    /// <summary>Parameters that every template of the version has without declaring them.</summary>
    public required ImmutableArray<string> PseudoParameters { get; init; }

    /// <summary>Functions of properties, metadata and outputs, in ordinal order.</summary>
    public required ImmutableArray<string> Functions { get; init; }

    /// <summary>Functions of conditions, in ordinal order.</summary>
    public required ImmutableArray<string> ConditionFunctions { get; init; }
}

using System.Collections.Immutable;

namespace Heat.OpenStack.Catalog;

/// <summary>What is known of a service before it is asked.</summary>
/// <param name="Type">The official type.</param>
/// <param name="Version">The version part of its address, such as <c>v2.0</c>; null: its address has none.</param>
internal sealed record ServiceProfile(string Type, string? Version = null)
{
    /// <summary>All types under which catalogs list it, best first.</summary>
    public ImmutableArray<string> Names { get; init; } = [Type];

    /// <summary>Its address holds the project's id after the version.</summary>
    public bool ProjectInAddress { get; init; }

    /// <summary>The service's word in the <c>OpenStack-API-Version</c> header; null: it has no microversions.</summary>
    public string? MicroversionWord { get; init; }

    /// <summary>The older header of the same meaning, for releases that know only that.</summary>
    public string? OlderMicroversionHeader { get; init; }

    /// <summary>The newest microversion whose behaviour is known here.</summary>
    public Microversion MicroversionLimit { get; init; }

    /// <summary>Objects per page to ask for in lists; null: the service's own default.</summary>
    public int? PageSize { get; init; }
}

using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Updates;

/// <summary>What an update from one version of a template to another does.</summary>
/// <param name="Changes">One entry per resource of either version: those that leave first, then in the order of the new version.</param>
/// <param name="Diagnostics">Why there can be no update.</param>
public sealed record UpdatePlan(ImmutableArray<ResourceChange> Changes, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What an update does to one resource.</summary>
/// <param name="Resource">Logical name.</param>
/// <param name="Action">What happens.</param>
public sealed record ResourceChange(string Resource, UpdateAction Action)
{
    /// <summary>The properties that differ, with their new values; null stands for one that is gone.</summary>
    public MapValue Changed { get; init; } = MapValue.Empty;

    /// <summary>The metadata differs.</summary>
    public bool IsMetadataChanged { get; init; }

    /// <summary>The update policy differs.</summary>
    public bool IsUpdatePolicyChanged { get; init; }

    /// <summary>Why it is replaced or refused; null where the properties say enough.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an update can do to a resource.</summary>
public enum UpdateAction
{
    /// <summary>Nothing differs.</summary>
    None,

    /// <summary>It is new.</summary>
    Create,

    /// <summary>It is gone.</summary>
    Delete,

    /// <summary>A new object takes the place of the old one.</summary>
    Replace,

    /// <summary>It is changed where it is; also where only its definition differs and no value.</summary>
    Update,

    /// <summary>A property differs that may not change.</summary>
    Refuse,
}

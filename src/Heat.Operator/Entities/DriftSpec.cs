using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Heat.Engine.Execution;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>What to do about changes made behind the stack's back.</summary>
public sealed record DriftSpec
{
    /// <summary>What to do.</summary>
    [Description("Correct changes it back, Report says so, Ignore does not look.")]
    [DefaultValue(DriftPolicy.Correct)]
    public DriftPolicy? Policy { get; init; }

    /// <summary>How often to look.</summary>
    [Description("How often to look, such as 10m. Gets up to 20 % of jitter.")]
    [DefaultValue("10m")]
    [RegularExpression(Pattern.Duration)]
    public string? Interval { get; init; }

    /// <summary>Exceptions by resource.</summary>
    [ListMap("name")]
    [Description("Exceptions for single resources.")]
    public List<ResourceDriftSpec>? Resources { get; init; }
}

/// <summary>What to do about drift of one resource.</summary>
public sealed record ResourceDriftSpec
{
    /// <summary>Logical name.</summary>
    [Description("Name of the resource in the template.")]
    public required string Name { get; init; }

    /// <summary>What to do for the resource.</summary>
    [Description("What to do for this resource.")]
    public DriftPolicy? Policy { get; init; }

    /// <summary>Exceptions by property.</summary>
    [Description("Exceptions for single properties of the resource, by property name.")]
    public Dictionary<string, DriftPolicy>? Properties { get; init; }
}

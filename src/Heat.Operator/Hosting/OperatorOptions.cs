using System.ComponentModel.DataAnnotations;

namespace Heat.Operator.Hosting;

/// <summary>Settings of the operator; section <c>Operator</c>.</summary>
public sealed record OperatorOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Operator";

    /// <summary>Namespaces to watch, separated by commas; empty for all.</summary>
    public string WatchNamespaces { get; init; } = "";

    /// <summary>How many stacks are worked on at the same time.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentReconciles { get; init; } = 32;

    /// <summary>How often a stack is looked at when its spec does not say.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan DriftInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many revisions of what a stack wanted are kept: the last good one, the present one, and others up to this number.</summary>
    [Range(2, 50)]
    public int RevisionsKept { get; init; } = 3;

    /// <summary>How many resources a stack may have together with all stacks inside it.</summary>
    [Range(1, 1_000_000)]
    public int MaxTreeResources { get; init; } = 20_000;

    /// <summary>Address of the health endpoint, such as <c>http://127.0.0.1:8081</c>.</summary>
    [Required]
    public string HealthAddress { get; init; } = "http://127.0.0.1:8081";

    /// <summary>Address of the metrics endpoint, such as <c>http://127.0.0.1:8080</c>.</summary>
    [Required]
    public string MetricsAddress { get; init; } = "http://127.0.0.1:8080";
}

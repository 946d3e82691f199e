namespace Heat.Kubernetes.Models;

/// <summary>One observed aspect of an object, as all kinds write it.</summary>
public sealed class V1Condition
{
    /// <summary>Which aspect, in Pascal case.</summary>
    public required string Type { get; set; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Generation of the desired state that the condition was set for.</summary>
    public long? ObservedGeneration { get; set; }

    /// <summary>When <see cref="Status"/> changed last.</summary>
    public DateTimeOffset? LastTransitionTime { get; set; }

    /// <summary>Why, in one word for programs.</summary>
    public string? Reason { get; set; }

    /// <summary>Why, in a sentence for people.</summary>
    public string? Message { get; set; }
}

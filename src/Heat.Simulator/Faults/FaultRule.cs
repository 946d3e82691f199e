using System.Text.Json.Serialization;

namespace Heat.Simulator.Faults;

/// <summary>Which calls go wrong, how often and in which way. Rules are tried in order; the first that applies wins.</summary>
public sealed record FaultRule
{
    /// <summary>Service type (<c>network</c>, <c>compute</c>, <c>volume</c>, <c>image</c>, <c>identity</c>), or null for all.</summary>
    public string? Service { get; init; }

    /// <summary>HTTP method, or null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Regular expression that the path below the service's root must match (<c>/v2.0/ports</c>), or null for all.</summary>
    public string? Path { get; init; }

    /// <summary>Share of the matching calls that go wrong, from 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many calls go wrong before the rule is spent, or null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>What goes wrong.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
    public FaultKind Kind { get; init; }

    /// <summary>HTTP status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Seconds of the Retry-After header of <see cref="FaultKind.Status"/>, or null for none.</summary>
    public int? RetryAfter { get; init; }
}

namespace Heat.Api.Signals;

/// <summary>How much may be signalled.</summary>
public sealed record SignalLimits
{
    /// <summary>Most bytes in a body; what agents on servers send is trimmed to less.</summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Signals that may come for one resource at once.</summary>
    public int Burst { get; init; } = 500;

    /// <summary>Signals a second that may come for one resource in the long run.</summary>
    public int PerSecond { get; init; } = 50;
}

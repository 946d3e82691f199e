namespace Heat.Engine.Execution;

/// <summary>How the engine paces itself.</summary>
public sealed record EngineOptions
{
    /// <summary>Calls to the cloud that one pass has open at the same time.</summary>
    public int ParallelCalls { get; init; } = 128;

    /// <summary>How long a fact that the cloud told (an id, a state) may wait before it is saved.</summary>
    public TimeSpan SaveWithin { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long calls that create, and saves, may go on after the pass was told to end.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After a creating call without an answer: the pause before the object is looked for. It may appear late.</summary>
    public TimeSpan LookForLostAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a new object may be missing from the cloud's answers before it counts as gone.</summary>
    public TimeSpan AppearsWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Objects that the cloud failed to build and that are made anew at once; later ones wait longer each time.</summary>
    public int QuickRebuilds { get; init; } = 3;

    /// <summary>Failures in a row, of a kind that passes by itself, before a resource counts as failed.</summary>
    public int FailuresTolerated { get; init; } = 5;
}

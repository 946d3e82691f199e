namespace Heat.OpenStack.Http;

/// <summary>How the number of calls that run at one endpoint at once adapts.</summary>
public sealed class LimiterOptions
{
    /// <summary>Calls at once to begin with. Default: 64.</summary>
    public int InitialConcurrency { get; set; } = 64;

    /// <summary>The most calls at once. Default: 128, a small part of what one API process of OpenStack takes in (1,000).</summary>
    public int MaxConcurrency { get; set; } = 128;

    /// <summary>What the limit is multiplied by when the endpoint is overloaded. Default: 0.5.</summary>
    public double DecreaseFactor { get; set; } = 0.5;

    /// <summary>The shortest time between two decreases. Default: 1 s.</summary>
    public TimeSpan DecreaseInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a 429 that does not say how long. Default: 1 s.</summary>
    public TimeSpan DefaultPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a service can ask for. Default: 2 min.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A call waits for the end of a pause that is no longer than this; else it fails at once, to be tried again later. Default: 15 s.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(15);

    internal bool AreValid =>
        InitialConcurrency >= 1 && MaxConcurrency >= InitialConcurrency && DecreaseFactor is > 0 and < 1
        && DecreaseInterval >= TimeSpan.Zero && DefaultPause >= TimeSpan.Zero && LongestPause >= TimeSpan.Zero && LongestWait >= TimeSpan.Zero;
}

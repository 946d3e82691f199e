namespace Heat.Kubernetes.Watching;

/// <summary>How watches are kept alive.</summary>
public sealed record WatcherOptions
{
    /// <summary>Namespaces to watch. Empty: all of them.</summary>
    public IList<string> Namespaces { get; set; } = [];

    /// <summary>A watch that tells nothing for so long, not even how far it is, is opened anew. Servers tell about once a minute.</summary>
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Shortest time after which the server ends a watch. Each one gets up to twice that, so that they do not end together.</summary>
    public TimeSpan WatchTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Objects per page of a list.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>Pause after the first error; it doubles with each further one.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest pause after an error.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);
}

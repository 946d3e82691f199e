namespace Heat.Kubernetes.Client;

/// <summary>How a client treats the API server.</summary>
public sealed record KubernetesClientOptions
{
    /// <summary>Requests per second on average, over all kinds. Zero or less: no limit.</summary>
    public double QueriesPerSecond { get; set; } = 50;

    /// <summary>Requests that may be sent at once after a pause.</summary>
    public int Burst { get; set; } = 100;

    /// <summary>Longest time for one attempt at a request that is not a watch.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request that can be repeated is sent again after 429, 5xx or a lost connection.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Pause before the first repetition; it doubles each time. A longer one that the server asks for wins.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest pause before a repetition, whoever asks for it.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Name that the server sees, and books fields under when no field manager is given.</summary>
    public string UserAgent { get; set; } = "kubernetes-operator";

    /// <summary>First part of the names of all metrics.</summary>
    public string MetricsPrefix { get; set; } = "kubernetes_";
}

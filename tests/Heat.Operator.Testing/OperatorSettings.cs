namespace Heat.Operator.Testing;

/// <summary>What an operator under test is told, in this process and in one of its own.</summary>
/// <param name="Namespace">The namespace that it works on.</param>
public sealed record OperatorSettings(string Namespace)
{
    /// <summary>Where its probes answer.</summary>
    public Uri HealthAddress { get; init; } = LoopbackAddress.AnyPort;

    /// <summary>Where its metrics are read.</summary>
    public Uri MetricsAddress { get; init; } = LoopbackAddress.AnyPort;

    /// <summary>Where it takes signals.</summary>
    public Uri SignalAddress { get; init; } = LoopbackAddress.AnyPort;

    /// <summary>Where it tells others to send signals; null: it does not know under which address it is reached.</summary>
    public Uri? PublicSignalUrl { get; init; }

    /// <summary>It works only while it holds a lease; otherwise at once.</summary>
    public bool IsElected { get; init; }

    /// <summary>Least level of what it logs; <c>HEAT_TEST_LOG_LEVEL</c> has precedence.</summary>
    public string LogLevel { get; init; } = "Warning";

    /// <summary>Further settings, such as <c>--Operator:MaxTreeResources=10</c>.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>All of it as a command line.</summary>
    public string[] ToArguments() =>
    [
        $"--Operator:WatchNamespaces={Namespace}",
        $"--Operator:HealthAddress={HealthAddress}",
        $"--Operator:MetricsAddress={MetricsAddress}",
        $"--Signals:ListenAddress={SignalAddress}",
        .. PublicSignalUrl is { } url ? [$"--Signals:PublicUrl={url}"] : Array.Empty<string>(),
        $"--LeaderElection:Enabled={IsElected}",
        $"--Logging:Level={Environment.GetEnvironmentVariable("HEAT_TEST_LOG_LEVEL") ?? LogLevel}",
        .. Further,
    ];
}

using Heat.Kubernetes.LeaderElection;

namespace Heat.Operator.Hosting;

/// <summary>One section of the configuration.</summary>
/// <param name="Name">First part of its keys.</param>
/// <param name="Defaults">The settings of which none is given.</param>
internal sealed record OptionSection(string Name, object Defaults);

/// <summary>The sections of the configuration, for the reference.</summary>
internal static class OptionSections
{
    /// <summary>Section of the leader election.</summary>
    public const string LeaderElection = "LeaderElection";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OptionSection> All { get; } =
    [
        new(OperatorOptions.Section, new OperatorOptions()),
        new(ClusterOptions.Section, new ClusterOptions()),
        new(LeaderElection, DefaultElection() with { Identity = "<host name>_<random>" }),
        new(SignalOptions.Section, new SignalOptions()),
        new(LoggingOptions.Section, new LoggingOptions()),
        new(TelemetryOptions.Section, new TelemetryOptions()),
    ];

    /// <summary>The operator's election, before the configuration has its say.</summary>
    public static LeaderElectionOptions DefaultElection() => new() { LeaseName = "heat-operator" };
}

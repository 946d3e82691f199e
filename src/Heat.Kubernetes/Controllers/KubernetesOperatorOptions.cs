using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Events;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>How an operator runs.</summary>
public sealed record KubernetesOperatorOptions
{
    /// <summary>Name of the operator: events and fields are booked under it.</summary>
    public string Name { get; set; } = "kubernetes-operator";

    /// <summary>The way to the API server. Null: what the surroundings say.</summary>
    public KubernetesClientConfiguration? Configuration { get; set; }

    /// <summary>How the API server is treated.</summary>
    public KubernetesClientOptions Client { get; set; } = new();

    /// <summary>What is watched, and how watches are kept alive.</summary>
    public WatcherOptions Watcher { get; set; } = new();

    /// <summary>How one of several replicas becomes the one that works.</summary>
    public LeaderElectionOptions LeaderElection { get; set; } = new();

    /// <summary>How many events are published.</summary>
    public EventOptions Events { get; set; } = new();

    /// <summary>How long passes may go on after the program was asked to stop.</summary>
    public TimeSpan StopGracePeriod { get; set; } = TimeSpan.FromSeconds(20);
}

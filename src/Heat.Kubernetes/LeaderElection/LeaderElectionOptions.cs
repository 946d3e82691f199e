namespace Heat.Kubernetes.LeaderElection;

/// <summary>How one of several replicas becomes the one that works.</summary>
public sealed record LeaderElectionOptions
{
    /// <summary>Whether there is an election. Without it this process leads from the start, and there must be only one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Name of the lease.</summary>
    public string LeaseName { get; set; } = "kubernetes-operator";

    /// <summary>Namespace of the lease. Not set: that of the program.</summary>
    public string? LeaseNamespace { get; set; }

    /// <summary>Who this process is; unique among all that ever stand for election. In a pod, the host name is the pod's.</summary>
    public string Identity { get; set; } = $"{Environment.MachineName}_{Guid.NewGuid():N}";

    /// <summary>How long others wait after the last renewal that they saw.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader goes on without a renewal. Shorter than <see cref="LeaseDuration"/>, so that it stops before others start.</summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a renewal, or a take-over, is tried.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Finds settings that would let two processes lead, or none.</summary>
    /// <exception cref="ArgumentException">The periods do not fit together.</exception>
    public void Validate()
    {
        if (RetryPeriod <= TimeSpan.Zero || RenewDeadline <= RetryPeriod || LeaseDuration <= RenewDeadline)
        {
            throw new ArgumentException(
                $"Leader election needs RetryPeriod < RenewDeadline < LeaseDuration, but they are {RetryPeriod}, {RenewDeadline} and {LeaseDuration}.",
                nameof(RenewDeadline));
        }
    }
}

namespace Heat.Kubernetes.Queueing;

/// <summary>Who waits for a key.</summary>
public enum QueuePriority
{
    /// <summary>Nobody in particular: a periodic look, or the first look after a start.</summary>
    Low,

    /// <summary>Work in progress that goes on.</summary>
    Normal,

    /// <summary>A person or another program that just changed something.</summary>
    High,
}

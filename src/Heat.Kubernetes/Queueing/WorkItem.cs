namespace Heat.Kubernetes.Queueing;

/// <summary>What the queue knows of a key. Belongs to the lock of the queue.</summary>
internal sealed class WorkItem<TKey>(TKey key)
    where TKey : notnull
{
    public TKey Key { get; } = key;

    /// <summary>The place of the key in a lane, while it is ready.</summary>
    public Ticket<TKey>? Ticket { get; set; }

    public bool IsProcessing { get; set; }

    /// <summary>What was asked for while a worker had the key.</summary>
    public QueuePriority? Dirty { get; set; }

    public long TakenAt { get; set; }

    /// <summary>When the key gets ready by itself, as a timestamp of the clock.</summary>
    public long? DueAt { get; set; }

    public QueuePriority DuePriority { get; set; }

    public int Failures { get; set; }

    public bool IsIdle => Ticket is null && !IsProcessing && DueAt is null && Failures == 0;
}

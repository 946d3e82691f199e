namespace Heat.Kubernetes.Queueing;

/// <summary>Keys that want attention: each at most once, and never with two workers at the same time.</summary>
/// <typeparam name="TKey">What is worked on.</typeparam>
public interface IWorkQueue<TKey>
    where TKey : notnull
{
    /// <summary>Keys that can be taken now.</summary>
    int Count { get; }

    /// <summary>Asks for work on a key as soon as possible. While a worker has the key the work follows when it is done.</summary>
    void Add(TKey key, QueuePriority priority);

    /// <summary>Asks for work on a key later. The earliest time that anybody asked for wins.</summary>
    void AddAfter(TKey key, TimeSpan delay, QueuePriority priority);

    /// <summary>Asks for work on a key after a pause that grows with each call since <see cref="Forget"/>.</summary>
    /// <returns>The pause.</returns>
    TimeSpan AddRateLimited(TKey key, QueuePriority priority);

    /// <summary>Ends the growth of pauses for a key.</summary>
    void Forget(TKey key);

    /// <summary>Waits for a key. The taker must call <see cref="Done"/>.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; no key is lost.</exception>
    ValueTask<TKey> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Gives a key back after the work.</summary>
    void Done(TKey key);
}

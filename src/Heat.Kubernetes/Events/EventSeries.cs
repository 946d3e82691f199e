using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Events;

/// <summary>The stored event of which further ones are repetitions. One at a time is counted up.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore holds nothing unless its wait handle is asked for.")]
internal sealed class EventSeries(TimeSpan sameFor, TimeProvider timeProvider)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private CoreV1Event? _stored;
    private long _storedAt;

    /// <summary>Stores one more.</summary>
    /// <param name="store">Counts the event up that it is given, or makes one when it is given none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RecordAsync(Func<CoreV1Event?, Task<CoreV1Event>> store, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var isFresh = _stored is not null && timeProvider.GetElapsedTime(_storedAt) < sameFor;
            _stored = await store(isFresh ? _stored : null);
            _storedAt = timeProvider.GetTimestamp();
        }
        finally
        {
            _gate.Release();
        }
    }
}

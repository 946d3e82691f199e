namespace Heat.Kubernetes.Queueing;

/// <summary>Decides which lane is next: the most urgent one, but now and then one whose patience is over.</summary>
/// <remarks>
/// Strict priority would starve what is less urgent; pure age would let a large backlog of periodic looks starve a user's change.
/// So an impatient lane gets one turn in so many, and no more.
/// </remarks>
internal sealed class LaneSelector<TKey>(TimeSpan patience, int turnsBetween, TimeProvider timeProvider)
    where TKey : notnull
{
    private static readonly int Count = Enum.GetValues<QueuePriority>().Length;
    private readonly FairLane<TKey>[] _lanes = [.. Enumerable.Range(0, Count).Select(_ => new FairLane<TKey>())];
    private int _sinceImpatient;

    public void Add(string partition, Ticket<TKey> ticket) => _lanes[(int)ticket.Priority].Add(partition, ticket);

    /// <summary>Takes the next ticket. There must be one.</summary>
    public Ticket<TKey> Take()
    {
        if (++_sinceImpatient >= turnsBetween)
        {
            _sinceImpatient = 0;
            if (MostImpatient() is { } lane && lane.TryTake(out var impatient))
            {
                return impatient;
            }
        }

        for (var priority = Count - 1; priority >= 0; priority--)
        {
            if (_lanes[priority].TryTake(out var ticket))
            {
                return ticket;
            }
        }

        throw new InvalidOperationException("No key is ready.");
    }

    private FairLane<TKey>? MostImpatient()
    {
        FairLane<TKey>? found = null;
        var oldest = long.MaxValue;
        foreach (var lane in _lanes)
        {
            if (lane.OldestSince() is { } since && since < oldest && timeProvider.GetElapsedTime(since) >= patience)
            {
                (found, oldest) = (lane, since);
            }
        }

        return found;
    }
}

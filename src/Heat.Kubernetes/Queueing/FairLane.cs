using System.Diagnostics.CodeAnalysis;

namespace Heat.Kubernetes.Queueing;

/// <summary>Keys of one priority. Each partition has a line of its own, and the lines take turns.</summary>
internal sealed class FairLane<TKey>
    where TKey : notnull
{
    private readonly Dictionary<string, Queue<Ticket<TKey>>> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _turns = [];

    public void Add(string partition, Ticket<TKey> ticket)
    {
        if (!_lines.TryGetValue(partition, out var line))
        {
            _lines[partition] = line = new Queue<Ticket<TKey>>();
            _turns.AddLast(partition);
        }

        line.Enqueue(ticket);
    }

    /// <summary>Takes the first ticket of the line whose turn it is.</summary>
    public bool TryTake([NotNullWhen(true)] out Ticket<TKey>? ticket)
    {
        ticket = null;
        while (ticket is null && _turns.First is { } turn)
        {
            var line = _lines[turn.Value];
            DropVoid(line);
            _turns.RemoveFirst();
            if (line.TryDequeue(out ticket))
            {
                DropVoid(line);
            }

            PutBack(turn, line);
        }

        return ticket is not null;
    }

    /// <summary>When the ticket that waits longest was drawn, or null when none waits.</summary>
    public long? OldestSince()
    {
        long? oldest = null;
        foreach (var line in _lines.Values)
        {
            DropVoid(line);
            if (line.TryPeek(out var ticket) && (oldest is null || ticket.Since < oldest))
            {
                oldest = ticket.Since;
            }
        }

        return oldest;
    }

    private static void DropVoid(Queue<Ticket<TKey>> line)
    {
        while (line.TryPeek(out var ticket) && ticket.IsVoid)
        {
            line.Dequeue();
        }
    }

    private void PutBack(LinkedListNode<string> turn, Queue<Ticket<TKey>> line)
    {
        if (line.Count > 0)
        {
            _turns.AddLast(turn);
        }
        else
        {
            _lines.Remove(turn.Value);
        }
    }
}

/// <summary>The place of a key in a lane. A key that moves to another lane leaves a void ticket behind.</summary>
internal sealed class Ticket<TKey>(TKey key, QueuePriority priority, long since)
{
    public TKey Key { get; } = key;

    public QueuePriority Priority { get; } = priority;

    /// <summary>When the key joined the queue, as a timestamp of the clock.</summary>
    public long Since { get; } = since;

    public bool IsVoid { get; set; }
}

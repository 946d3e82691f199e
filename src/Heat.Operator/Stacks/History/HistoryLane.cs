using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.History;

/// <summary>What is to be written of one stack's history. Entries are gathered, and written one batch after the other.</summary>
/// <param name="stack">The stack.</param>
/// <param name="write">Writes a batch after what was stored before, where that is known; returns what is stored then.</param>
/// <param name="clock">The clock.</param>
internal sealed class HistoryLane(StackIdentity stack, Func<HistoryLane, HistoryBatch, Task<HistoryBook?>> write, TimeProvider clock) : IDisposable
{
    /// <summary>Longest time that an entry waits for others.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>When a write that failed is tried again.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<byte[]> _lines = [];
    private HistoryBook? _book;
    private ITimer? _timer;
    private bool _isArmed;
    private bool _isWriting;
    private bool _isSettled;
    private bool _isDisposed;
    private bool _hasWritten;

    /// <summary>The stack.</summary>
    public StackIdentity Stack => stack;

    /// <summary>Takes an entry.</summary>
    public void Add(byte[] line)
    {
        lock (_lock)
        {
            _isSettled = false;
            _lines.Add(line);
            _lines.RemoveRange(0, Math.Max(0, _lines.Count - HistoryBook.AtMost));
            if (!_isArmed)
            {
                Arm(Pause);
            }
        }
    }

    /// <summary>Writes what there is soon: the stack has come to rest, and nothing of it needs to be kept in memory.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            _isSettled = true;
            if (_lines.Count > 0)
            {
                Arm(TimeSpan.Zero);
            }
        }
    }

    /// <summary>Writes what there is now, unless a write is under way.</summary>
    public Task FlushAsync()
    {
        Settle();
        return WriteAsync();
    }

    /// <summary>Writes no more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void Arm(TimeSpan after)
    {
        _isArmed = true;
        if (!_isDisposed && !_isWriting)
        {
            _timer ??= clock.CreateTimer(static lane => _ = ((HistoryLane)lane!).WriteAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // it is this
            _timer.Change(after, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task WriteAsync()
    {
        if (Take() is not { } batch)
        {
            return;
        }

        var book = await write(this, batch).ConfigureAwait(false);
        lock (_lock)
        {
            _isWriting = false;
            _book = _isSettled ? null : book;
            _hasWritten |= book is not null;
            if (book is null)
            {
                _lines.InsertRange(0, batch.Lines);
                Arm(RetryPause);
            }
            else if (_lines.Count > 0)
            {
                Arm(_isSettled ? TimeSpan.Zero : Pause);
            }
        }
    }

    private HistoryBatch? Take()
    {
        lock (_lock)
        {
            if (_isWriting || _isDisposed || _lines.Count == 0)
            {
                return null;
            }

            _isWriting = true;
            _isArmed = false;
            byte[][] lines = [.. _lines];
            _lines.Clear();
            return new HistoryBatch(_book, lines, IsFirst: !_hasWritten);
        }
    }
}

/// <summary>Entries that are written at once.</summary>
/// <param name="Book">What is stored; null: that is not known.</param>
/// <param name="Lines">The entries, the oldest first.</param>
/// <param name="IsFirst">This process wrote none of this stack before.</param>
internal sealed record HistoryBatch(HistoryBook? Book, IReadOnlyList<byte[]> Lines, bool IsFirst);

using System.Collections.Concurrent;

namespace Heat.OpenStack.Sessions;

/// <summary>Remembers answers for a short while and asks for each only once at a time. Failures are not remembered.</summary>
/// <param name="clock">The clock.</param>
/// <param name="lifetime">How long an answer is remembered.</param>
public sealed class MemoizedLookups(TimeProvider clock, TimeSpan lifetime)
{
    private const int SweepAbove = 1024;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Answers that are kept.</summary>
    internal int Count => _entries.Count;

    /// <summary>The remembered answer, or a new one.</summary>
    /// <param name="key">What is asked. One key stands for one type of answer.</param>
    /// <param name="load">Asks. Its token does not end with one caller, since others may wait for the same answer.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    /// <typeparam name="T">Type of the answer.</typeparam>
    public async Task<T> GetAsync<T>(string key, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken)
    {
        var entry = Current(key, load);
        try
        {
            return await ((Task<T>)entry.Answer.Value).WaitAsync(cancellationToken);
        }
        catch when (entry.Answer.Value is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            _entries.TryRemove(new(key, entry));
            throw;
        }
    }

    /// <summary>Forgets an answer, because a change of one's own made it wrong.</summary>
    public void Forget(string key) => _entries.TryRemove(key, out _);

    private Entry Current<T>(string key, Func<CancellationToken, Task<T>> load)
    {
        var now = clock.GetUtcNow();
        if (_entries.TryGetValue(key, out var known) && now < known.Until)
        {
            return known;
        }

        Sweep(now);
        var fresh = new Entry(new Lazy<Task>(() => Task.Run(() => load(CancellationToken.None))), now + lifetime);
        return _entries.AddOrUpdate(key, fresh, (_, other) => now < other.Until ? other : fresh);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_entries.Count < SweepAbove)
        {
            return;
        }

        foreach (var entry in _entries.Where(entry => entry.Value.Until <= now))
        {
            _entries.TryRemove(entry);
        }
    }

    private sealed record Entry(Lazy<Task> Answer, DateTimeOffset Until);
}

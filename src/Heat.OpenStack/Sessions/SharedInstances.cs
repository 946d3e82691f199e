using System.Collections.Concurrent;

namespace Heat.OpenStack.Sessions;

/// <summary>One instance per key, made once and let go when nobody has asked for it for a while. A failure to make one is not kept.</summary>
internal sealed class SharedInstances<T>(TimeProvider clock)
    where T : class
{
    private readonly ConcurrentDictionary<string, Kept> _all = new(StringComparer.Ordinal);

    public IEnumerable<T> All => _all.Values.Where(kept => kept.Instance.IsValueCreated).Select(kept => kept.Instance.Value);

    public T Get(string key, Func<T> create)
    {
        var kept = _all.TryGetValue(key, out var known) ? known : _all.GetOrAdd(key, _ => new Kept(new Lazy<T>(create)));
        kept.UsedAt = clock.GetUtcNow().UtcTicks;
        try
        {
            return kept.Instance.Value;
        }
        catch
        {
            _all.TryRemove(new(key, kept));
            throw;
        }
    }

    public void Touch(string key)
    {
        if (_all.TryGetValue(key, out var kept))
        {
            kept.UsedAt = clock.GetUtcNow().UtcTicks;
        }
    }

    public void LetGo(DateTimeOffset idleSince)
    {
        foreach (var entry in _all.Where(entry => entry.Value.UsedAt < idleSince.UtcTicks))
        {
            _all.TryRemove(entry);
        }
    }

    private sealed class Kept(Lazy<T> instance)
    {
        private long _usedAt;

        public Lazy<T> Instance => instance;

        public long UsedAt
        {
            get => Volatile.Read(ref _usedAt);
            set => Volatile.Write(ref _usedAt, value);
        }
    }
}

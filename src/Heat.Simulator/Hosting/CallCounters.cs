using System.Collections.Concurrent;

namespace Heat.Simulator.Hosting;

/// <summary>Counts calls by service, method and path template.</summary>
internal sealed class CallCounters
{
    private readonly ConcurrentDictionary<CallKind, StrongCount> _counts = new();

    public void Count(string service, string method, string[] path) =>
        Interlocked.Increment(ref _counts.GetOrAdd(new CallKind(service, method, Template(path)), static _ => new StrongCount()).Value);

    public IReadOnlyDictionary<CallKind, long> Snapshot() => _counts.ToDictionary(pair => pair.Key, pair => Interlocked.Read(ref pair.Value.Value));

    public void Clear() => _counts.Clear();

    /// <summary>The path with its ids and names replaced, so that calls of a kind count together.</summary>
    internal static string Template(string[] path) =>
        string.Concat(path.Select((segment, index) => "/" + (IsFixed(path, segment, index) ? segment : "{id}")));

    private static bool IsFixed(string[] path, string segment, int index) => index switch
    {
        0 => true,
        1 => segment.Length != 32,
        _ => RouteWords.Known.Contains(segment) && !(index > 0 && path[index - 1] is "tags" or "metadata" or "os-keypairs"),
    };

    private sealed class StrongCount
    {
        public long Value;
    }
}

using System.Collections.Concurrent;

namespace Heat.OpenStack.Http;

/// <summary>One limiter per endpoint, shared by all sessions that use it.</summary>
internal sealed class LimiterSet(LimiterOptions options, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, EndpointLimiter> _limiters = new(StringComparer.Ordinal);

    public IEnumerable<EndpointLimiter> All => _limiters.Values;

    /// <summary>The limiter of an endpoint.</summary>
    /// <param name="endpoint">The root of a service's address.</param>
    public EndpointLimiter For(string endpoint) =>
        _limiters.TryGetValue(endpoint, out var limiter) ? limiter : _limiters.GetOrAdd(endpoint, key => new EndpointLimiter(key, options, clock));

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
        {
            limiter.Dispose();
        }
    }
}

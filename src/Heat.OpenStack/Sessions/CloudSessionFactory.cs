using System.Collections.Concurrent;
using Heat.OpenStack.Authentication;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Sessions;

/// <summary>Opens sessions and keeps them while they are used.</summary>
internal sealed class CloudSessionFactory : ICloudSessionFactory, IDisposable
{
    private static readonly TimeSpan TrimInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ViewIdleTime = TimeSpan.FromMinutes(5);

    private readonly OpenStackOptions _options;
    private readonly CloudSurroundings _surroundings;
    private readonly LimiterSet _limiters;
    private readonly TransportPool _transports;
    private readonly CloudMetrics _metrics;
    private readonly ConcurrentDictionary<string, Kept<CloudSession>> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept<TokenSource>> _tokens = new(StringComparer.Ordinal);
    private readonly Random _jitter = new();
    private long _nextTrim;

    public CloudSessionFactory(OpenStackOptions options, CloudSurroundings surroundings)
    {
        (_options, _surroundings) = (options, surroundings);
        _limiters = new LimiterSet(options.Limiter, surroundings.Clock);
        _transports = new TransportPool(options.Transport);
        _metrics = new CloudMetrics(surroundings.Meters, () => _limiters.All);
    }

    private TimeProvider Clock => _surroundings.Clock;

    public CloudSession Open(CloudConfig config)
    {
        Trim();
        return Keep(_sessions, config.Fingerprint, () => Connect(config));
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _limiters.Dispose();
        _transports.Dispose();
    }

    private CloudSession Connect(CloudConfig config)
    {
        var transport = _transports.For(config.Tls);
        var timeout = config.CallTimeout ?? _options.CallTimeout;
        var tokens = Keep(_tokens, ConfigFingerprint.OfCredential(config), () => Tokens(config, transport, timeout));
        var handlers = new RetryHandler(_options.Retry, Clock, new TokenHandler(tokens, Limited(new GuardHandler(_surroundings.Guard, Timed(transport)))));
        return new CloudSession(
            new CloudConnection(config, Clock)
            {
                Tokens = tokens,
                Pipeline = new CallPipeline(handlers, _options.UserAgent, Clock),
                Limiters = _limiters,
                CallTimeout = timeout,
            },
            _options.LookupLifetime);
    }

    /// <summary>Asking for a token changes nothing in the cloud, so the guard has no say in it.</summary>
    private TokenSource Tokens(CloudConfig config, HttpMessageHandler transport, TimeSpan timeout)
    {
        var pipeline = new CallPipeline(new RetryHandler(_options.Retry, Clock, Limited(Timed(transport))), _options.UserAgent, Clock);
        var keystone = new KeystoneClient(config, pipeline, _limiters, timeout, Clock);
        return new TokenSource(cancellationToken => keystone.AuthenticateAsync(Jitter(), cancellationToken), Clock, _surroundings.Logger);
    }

    private LimiterHandler Limited(HttpMessageHandler inner) => new(Clock, new TelemetryHandler(_metrics, Clock, inner));

    private BufferingHandler Timed(HttpMessageHandler transport) => new(Clock, _options.LongestAnswer, transport);

    private double Jitter()
    {
        lock (_jitter)
        {
            return _jitter.NextDouble();
        }
    }

    private T Keep<T>(ConcurrentDictionary<string, Kept<T>> all, string key, Func<T> create)
        where T : class
    {
        var kept = all.GetOrAdd(key, _ => new Kept<T>(new Lazy<T>(create)));
        kept.UsedAt = Clock.GetUtcNow().UtcTicks;
        try
        {
            return kept.Value.Value;
        }
        catch
        {
            all.TryRemove(new(key, kept));
            throw;
        }
    }

    private void Trim()
    {
        var (now, next) = (Clock.GetUtcNow(), Volatile.Read(ref _nextTrim));
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextTrim, (now + TrimInterval).UtcTicks, next) != next)
        {
            return;
        }

        LetGo(_sessions, now - _options.SessionIdleTime);
        LetGo(_tokens, now - _options.SessionIdleTime);
        foreach (var session in _sessions.Values.Where(session => session.Value.IsValueCreated))
        {
            session.Value.Value.Trim(now - ViewIdleTime);
        }
    }

    private static void LetGo<T>(ConcurrentDictionary<string, Kept<T>> all, DateTimeOffset idleSince)
    {
        foreach (var entry in all.Where(entry => entry.Value.UsedAt < idleSince.UtcTicks))
        {
            all.TryRemove(entry);
        }
    }

    private sealed class Kept<T>(Lazy<T> value)
    {
        private long _usedAt;

        public Lazy<T> Value => value;

        public long UsedAt
        {
            get => Volatile.Read(ref _usedAt);
            set => Volatile.Write(ref _usedAt, value);
        }
    }
}

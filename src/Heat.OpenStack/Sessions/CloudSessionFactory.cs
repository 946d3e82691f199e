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
    private readonly SharedInstances<CloudSession> _sessions;
    private readonly SharedInstances<TokenSource> _tokens;
    private readonly Random _jitter = new();
    private long _nextTrim;

    public CloudSessionFactory(OpenStackOptions options, CloudSurroundings surroundings)
    {
        (_options, _surroundings) = (options, surroundings);
        _limiters = new LimiterSet(options.Limiter, surroundings.Clock);
        _transports = new TransportPool(options.Transport);
        _sessions = new SharedInstances<CloudSession>(surroundings.Clock);
        _tokens = new SharedInstances<TokenSource>(surroundings.Clock);
        _metrics = new CloudMetrics(surroundings.Meters, () => _limiters.All);
    }

    private TimeProvider Clock => _surroundings.Clock;

    public CloudSession Open(CloudConfig config)
    {
        Trim();
        var session = _sessions.Get(config.Fingerprint, () => Connect(config));

        // Sessions in several regions share one token; it is in use as long as one of them is.
        _tokens.Touch(session.CredentialFingerprint);
        return session;
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
        var credential = ConfigFingerprint.OfCredential(config);
        var keystone = Keystone(config, transport, timeout);
        var tokens = _tokens.Get(
            credential, () => new TokenSource(stop => keystone.AuthenticateAsync(Jitter(), stop), Clock, _surroundings.Logger));
        var handlers = new RetryHandler(_options.Retry, Clock, new TokenHandler(tokens, Limited(new GuardHandler(_surroundings.Guard, Timed(transport)))));
        return new CloudSession(
            new CloudConnection(config, Clock)
            {
                Tokens = tokens,
                Keystone = keystone,
                Pipeline = new CallPipeline(handlers, _options.UserAgent, Clock),
                Limiters = _limiters,
                CallTimeout = timeout,
                CredentialFingerprint = credential,
            },
            _options.LookupLifetime);
    }

    /// <summary>Asking for a token changes nothing in the cloud, so the guard has no say in it.</summary>
    private KeystoneClient Keystone(CloudConfig config, HttpMessageHandler transport, TimeSpan timeout)
    {
        var pipeline = new CallPipeline(new RetryHandler(_options.Retry, Clock, Limited(Timed(transport))), _options.UserAgent, Clock);
        return new KeystoneClient(config, pipeline, _limiters, timeout, Clock);
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

    private void Trim()
    {
        var (now, next) = (Clock.GetUtcNow(), Volatile.Read(ref _nextTrim));
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextTrim, (now + TrimInterval).UtcTicks, next) != next)
        {
            return;
        }

        _sessions.LetGo(now - _options.SessionIdleTime);
        _tokens.LetGo(now - _options.SessionIdleTime);
        foreach (var session in _sessions.All)
        {
            session.Trim(now - ViewIdleTime);
        }
    }
}

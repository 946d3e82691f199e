using Heat.OpenStack.Authentication;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Sessions;

/// <summary>What the clients of one session share.</summary>
internal sealed class CloudConnection
{
    /// <summary>Versions of services change when a cloud is upgraded.</summary>
    private static readonly TimeSpan VersionsAreRemembered = TimeSpan.FromHours(1);

    public CloudConnection(CloudConfig config, TimeProvider clock)
    {
        (Config, Clock) = (config, clock);
        Endpoints = new EndpointResolver(config);
        Versions = new MemoizedLookups(clock, VersionsAreRemembered);
    }

    public CloudConfig Config { get; }

    public TimeProvider Clock { get; }

    public EndpointResolver Endpoints { get; }

    public MemoizedLookups Versions { get; }

    public required TokenSource Tokens { get; init; }

    public required KeystoneClient Keystone { get; init; }

    public required CallPipeline Pipeline { get; init; }

    public required LimiterSet Limiters { get; init; }

    public required TimeSpan CallTimeout { get; init; }

    /// <summary>What <see cref="Tokens"/> are shared by.</summary>
    public required string CredentialFingerprint { get; init; }
}

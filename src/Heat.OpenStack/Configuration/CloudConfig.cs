using System.Collections.Immutable;
using Heat.OpenStack.Catalog;

namespace Heat.OpenStack.Configuration;

/// <summary>Everything that one clouds.yaml entry says. Made by <see cref="CloudsYaml"/>.</summary>
public sealed record CloudConfig
{
    /// <summary>The entry's name.</summary>
    public required string Name { get; init; }

    /// <summary>Who calls, and for what.</summary>
    public required CloudCredential Credential { get; init; }

    /// <summary>The region; null: the first one that the catalog offers.</summary>
    public string? RegionName { get; init; }

    /// <summary>The regions that the entry lists.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Which face of the services to use: public, internal or admin.</summary>
    public string Interface { get; init; } = "public";

    /// <summary>How connections are secured.</summary>
    public TlsConfig Tls { get; init; } = TlsConfig.Default;

    /// <summary>What is said of single services, by the first part of the key: <c>network</c>, <c>block_storage</c>.</summary>
    public ImmutableDictionary<string, ServiceConfig> Services { get; init; } = ImmutableDictionary<string, ServiceConfig>.Empty;

    /// <summary>How long one HTTP call may take (<c>api_timeout</c>); null: the default of the options.</summary>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>Changes whenever anything here changes, the secrets included. Made from secrets: keep it out of logs.</summary>
    public string Fingerprint => ConfigFingerprint.Of(this);

    /// <summary>What is said of a service, whichever of its names the entry uses.</summary>
    /// <param name="serviceType">A service type or an alias, such as <c>volumev3</c>.</param>
    public ServiceConfig Service(string serviceType) =>
        ServiceTypes.Names(serviceType)
            .Select(name => Services.GetValueOrDefault(name.Replace('-', '_')))
            .FirstOrDefault(found => found is not null) ?? ServiceConfig.Default;

    /// <summary>Names the cloud without its secrets.</summary>
    public override string ToString() =>
        $"cloud '{Name}' ({Credential.AuthUrl}, {Credential.Kind}, region {RegionName ?? "(first)"}, {Interface})";
}

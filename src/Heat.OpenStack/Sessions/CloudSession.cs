using System.Collections.Concurrent;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;

namespace Heat.OpenStack.Sessions;

/// <summary>One credential in one region: its token, its services, and what was observed through it. Safe for many callers at once.</summary>
public sealed class CloudSession
{
    private readonly CloudConnection _connection;
    private readonly ConcurrentDictionary<string, ServiceClient> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Service, string Path, string? Query), ObservedCollection> _observed = new();

    internal CloudSession(CloudConnection connection, TimeSpan lookupLifetime)
    {
        _connection = connection;
        Lookups = new MemoizedLookups(connection.Clock, lookupLifetime);
    }

    /// <summary>The clock of all times here.</summary>
    public TimeProvider Clock => _connection.Clock;

    /// <summary>Answers that many ask for and that seldom change, such as the id of a flavor.</summary>
    public MemoizedLookups Lookups { get; }

    /// <summary>What the session's token is shared by.</summary>
    internal string CredentialFingerprint => _connection.CredentialFingerprint;

    /// <summary>Who one is. Fetches a token where there is none that is valid.</summary>
    /// <exception cref="OpenStackException">Keystone refuses, or cannot be reached.</exception>
    public async Task<CloudIdentity> AuthenticateAsync(CancellationToken cancellationToken)
    {
        var token = await _connection.Tokens.GetAsync(cancellationToken);
        return new CloudIdentity(token.ProjectId, token.ProjectName, token.UserId, _connection.Config.RegionName, token.ExpiresAt)
        {
            UserName = token.UserName,
            DomainId = token.DomainId,
        };
    }

    /// <summary>Whose token it is that somebody else holds.</summary>
    /// <param name="token">The token. Confidential.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Null: the cloud does not accept it.</returns>
    /// <exception cref="OpenStackException">Keystone cannot be reached.</exception>
    public async Task<CloudIdentity?> IdentifyAsync(string token, CancellationToken cancellationToken) =>
        await _connection.Keystone.IdentifyAsync(token, cancellationToken) is { } found
            ? new CloudIdentity(found.ProjectId, found.ProjectName, found.UserId, _connection.Config.RegionName, found.ExpiresAt)
            {
                UserName = found.UserName,
                DomainId = found.DomainId,
            }
            : null;

    /// <summary>The client of a service. Whether the cloud has the service shows at the first call.</summary>
    /// <param name="serviceType">Type or alias, such as <c>network</c>, <c>compute</c>, <c>volumev3</c>.</param>
    public ServiceClient Service(string serviceType) =>
        _clients.GetOrAdd(serviceType, static (type, connection) => new ServiceClient(connection, type, null), _connection);

    /// <summary>Whether the cloud has a service, by the catalog of the last token.</summary>
    /// <exception cref="InvalidOperationException"><see cref="AuthenticateAsync"/> was not called yet.</exception>
    public bool HasService(string serviceType) => _connection.Tokens.Current is { } token
        ? _connection.Endpoints.Has(serviceType, token)
        : throw new InvalidOperationException("The catalog is not known yet: call AuthenticateAsync first.");

    /// <summary>The shared view of a collection. The same arguments give the same view.</summary>
    /// <param name="serviceType">The service.</param>
    /// <param name="path">Path of the list, such as <c>v2.0/ports</c> or <c>servers/detail</c>.</param>
    /// <param name="plural">The key of the list in the answer.</param>
    /// <param name="query">What the list is narrowed by, such as <c>project_id=…</c>, without a question mark.</param>
    public ObservedCollection Observed(string serviceType, string path, string plural, string? query = null) =>
        _observed.GetOrAdd((serviceType, path, query), key => new ObservedCollection(Service(serviceType), path, plural, query, Clock));

    /// <summary>Lets go of what nobody asked for lately.</summary>
    internal void Trim(DateTimeOffset idleSince)
    {
        foreach (var collection in _observed.Values)
        {
            collection.Trim(idleSince);
        }
    }
}

using System.Collections.Concurrent;
using Heat.Kubernetes.Watching;

namespace Heat.Operator.Stacks.Software;

/// <summary>The Secrets of software records as the watch of this replica knows them: agents ask often, on every replica.</summary>
/// <remarks>The watch holds metadata alone. The content of what agents ask for is read once per version.</remarks>
internal sealed class WatchedSoftware
{
    private const string ByAccessKey = "access-key";
    private const string ByServer = "server";
    private static readonly WatchScope Scope = new() { MetadataOnly = true, FieldSelector = $"type={SoftwareSecrets.SecretType}" };

    private readonly SoftwareStore _store;
    private readonly IEntityCache<V1Secret> _cache;
    private readonly ConcurrentDictionary<EntityKey, V1Secret> _contents = new();

    /// <summary>Begins to watch.</summary>
    public WatchedSoftware(SoftwareStore store, SharedCaches caches)
    {
        _store = store;
        _cache = caches.Get<V1Secret>(Scope);
        _cache.AddIndex(ByAccessKey, secret => secret.Label(SoftwareSecrets.AccessKeyLabel) is { } key ? [key] : []);
        _cache.AddIndex(ByServer, secret => secret.Label(SoftwareSecrets.KindLabel) == SoftwareSecrets.Deployment && secret.Label(SoftwareSecrets.ServerLabel) is { } server
            ? [$"{secret.Metadata.Namespace}/{server}"]
            : []);
        _cache.Subscribe(change => _ = change.After is null && _contents.TryRemove(change.Key, out _));
    }

    /// <summary>The agent that has an access key, or null.</summary>
    public async Task<V1Secret?> AgentAsync(string accessKey, CancellationToken cancellationToken)
    {
        await _cache.WaitForSyncAsync(cancellationToken);
        return _cache.ListByIndex(ByAccessKey, accessKey).FirstOrDefault() is { } watched ? await ContentAsync(watched, cancellationToken) : null;
    }

    /// <summary>The deployments to a server.</summary>
    public async Task<IReadOnlyList<V1Secret>> DeploymentsOfAsync(string @namespace, string server, CancellationToken cancellationToken)
    {
        await _cache.WaitForSyncAsync(cancellationToken);
        var watched = _cache.ListByIndex(ByServer, $"{@namespace}/{SoftwareSecrets.LabelOf(server)}");
        var contents = await Task.WhenAll(watched.Select(secret => ContentAsync(secret, cancellationToken)));
        return [.. contents.OfType<V1Secret>()];
    }

    private async Task<V1Secret?> ContentAsync(V1Secret watched, CancellationToken cancellationToken)
    {
        var key = EntityKey.Of(watched);
        if (_contents.TryGetValue(key, out var known) && known.Metadata.ResourceVersion == watched.Metadata.ResourceVersion)
        {
            return known;
        }

        var live = await _store.FindAsync(key, cancellationToken);
        if (live is null)
        {
            _contents.TryRemove(key, out _);
        }
        else
        {
            _contents[key] = live;
        }

        return live;
    }
}

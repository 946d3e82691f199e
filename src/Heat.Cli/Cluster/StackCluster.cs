using System.Text.Json.Nodes;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Configuration;
using Heat.Kubernetes.Models;
using Heat.Templates.Schemas;

namespace Heat.Cli.Cluster;

/// <summary>One namespace of a cluster, as the commands need it. Objects are read as JSON: the program must get along with older and newer operators.</summary>
internal sealed class StackCluster : IDisposable
{
    private readonly KubernetesClient _client;

    /// <summary>Opens it. Nothing is called yet.</summary>
    public StackCluster(KubernetesClientConfiguration configuration, string @namespace, TimeProvider clock)
    {
        _client = new KubernetesClient(configuration, new KubernetesClientOptions { UserAgent = "heat", Retries = 2, QueriesPerSecond = 0 }, null, clock);
        Host = configuration.Host;
        Namespace = @namespace;
        Clock = clock;
    }

    /// <summary>Where the API server is.</summary>
    public Uri Host { get; }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The client, for kinds of Kubernetes' own.</summary>
    public IKubernetesClient Client => _client;

    /// <summary>A Stack.</summary>
    /// <exception cref="InputFault">There is none of that name.</exception>
    public async Task<ClusterObject> StackAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(ClusterNames.Stack, name, cancellationToken) ?? throw await NoneAsync(ClusterNames.Stack, name, cancellationToken);

    /// <summary>An object of a kind, or null.</summary>
    public async Task<ClusterObject?> FindAsync(EntityMetadata kind, string name, CancellationToken cancellationToken) =>
        await _client.Untyped(kind).GetAsync<KubernetesObject>(name, Namespace, cancellationToken) is { } found ? new ClusterObject(found) : null;

    /// <summary>All objects of a kind.</summary>
    public async Task<IReadOnlyList<ClusterObject>> ListAsync(EntityMetadata kind, CancellationToken cancellationToken) =>
        [.. (await _client.Untyped(kind).ListAsync<KubernetesObject>(Namespace, null, cancellationToken)).Select(found => new ClusterObject(found))];

    /// <summary>Merges a document into an object.</summary>
    public async Task<ClusterObject> PatchAsync(EntityMetadata kind, string name, JsonObject document, CancellationToken cancellationToken) =>
        new(await _client.Untyped(kind).PatchAsync<KubernetesObject>(new EntityKey(Namespace, name), V1Patch.Merge((JsonNode)document), cancellationToken));

    /// <summary>Stores a new object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="metadata">Its metadata, without the namespace.</param>
    /// <param name="members">What it holds beside.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ClusterObject> CreateAsync(EntityMetadata kind, JsonObject metadata, JsonObject members, CancellationToken cancellationToken)
    {
        metadata["namespace"] = Namespace;
        var document = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Kind, ["metadata"] = metadata };
        foreach (var (key, value) in members)
        {
            document[key] = value?.DeepClone();
        }

        return new(await _client.Untyped(kind).CreateAsync(new KubernetesObject(document), cancellationToken));
    }

    /// <summary>Asks for the deletion of exactly this object.</summary>
    public Task DeleteAsync(EntityMetadata kind, ClusterObject held, CancellationToken cancellationToken) =>
        _client.Untyped(kind).DeleteAsync<KubernetesObject>(new EntityKey(Namespace, held.Name), new DeleteOptions { Uid = held.Uid }, cancellationToken);

    /// <summary>An object as it is, and then each time that it changes; null when it is gone. Ends only with the token.</summary>
    public async IAsyncEnumerable<ClusterObject?> FollowAsync(
        EntityMetadata kind, string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var found = await FindAsync(kind, name, cancellationToken);
            yield return found;
            var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = found?.ResourceVersion };
            await foreach (var change in _client.Untyped(kind).WatchAsync<KubernetesObject>(Namespace, options, cancellationToken))
            {
                if (change.Type == WatchEventType.Deleted)
                {
                    yield return null;
                }
                else if (change.Entity is { } entity)
                {
                    yield return new ClusterObject(entity);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Says that there is no such object, and what there is.</summary>
    public async Task<InputFault> NoneAsync(EntityMetadata kind, string name, CancellationToken cancellationToken)
    {
        var names = (await ListAsync(kind, cancellationToken)).Select(one => one.Name).ToList();
        var hint = names.Count == 0
            ? $"There is none at all; choose another namespace by -n."
            : NearestNames.DidYouMean(name, names) ?? $"There are: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(10))}{(names.Count > 10 ? ", …" : "")}.";
        return new InputFault($"there is no {kind.Kind} '{name}' in namespace '{Namespace}'. {hint}");
    }
}

using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Watching;

namespace Heat.Operator.Stacks.Signals;

/// <summary>The signals that wait to be taken, as the watch knows them. Where there are none, asking costs nothing.</summary>
internal sealed class WaitingSignals
{
    /// <summary>Most signals that one pass takes in, and most of one resource: what a resource cannot take yet must not keep others waiting.</summary>
    private const int MostAtOnce = 200;
    private const int MostOfOne = 50;

    private const string ByStack = "stack of a signal";
    private const string ByResource = "resource of a signal";

    private readonly IKubernetesClient _client;
    private readonly IEntityCache<V1Secret> _cache;

    /// <summary>Adds the indexes to the cache.</summary>
    public WaitingSignals(IKubernetesClient client, SharedCaches caches)
    {
        _client = client;
        _cache = caches.Get<V1Secret>(SignalObjects.Watch);
        _cache.AddIndex(ByStack, secret => [SignalObjects.StackOf(secret).Value]);
        _cache.AddIndex(ByResource, secret => [Key(SignalObjects.StackOf(secret), SignalObjects.ResourceOf(secret))]);
    }

    /// <summary>How many wait for a resource.</summary>
    public int Count(StackId stack, ResourceName resource) => _cache.ListByIndex(ByResource, Key(stack, resource)).Count;

    /// <summary>Reads what waits for a stack, by resource, the oldest first.</summary>
    /// <exception cref="KubernetesApiException">It cannot be read.</exception>
    public async Task<ImmutableDictionary<ResourceName, ImmutableArray<Signal>>> ReadAsync(StackId stack, CancellationToken cancellationToken)
    {
        var waiting = _cache.ListByIndex(ByStack, stack.Value);
        return waiting.Count == 0
            ? ImmutableDictionary<ResourceName, ImmutableArray<Signal>>.Empty
            : await OpenAsync(Turn(waiting), cancellationToken);
    }

    /// <summary>Reads what waits for a resource, the oldest first.</summary>
    /// <exception cref="KubernetesApiException">It cannot be read.</exception>
    public async Task<ImmutableArray<Signal>> ReadAsync(StackId stack, ResourceName resource, CancellationToken cancellationToken) =>
        (await OpenAsync(Turn(_cache.ListByIndex(ByResource, Key(stack, resource))), cancellationToken)).GetValueOrDefault(resource, []);

    /// <summary>The oldest of every resource, and as many more as there is room for.</summary>
    private static IEnumerable<V1Secret> Turn(IEnumerable<V1Secret> waiting) => waiting
        .GroupBy(SignalObjects.ResourceOf)
        .SelectMany(group => group.OrderBy(secret => secret.Metadata.Name, StringComparer.Ordinal).Take(MostOfOne).Index())
        .OrderBy(place => place.Index)
        .Take(MostAtOnce)
        .Select(place => place.Item);

    private async Task<ImmutableDictionary<ResourceName, ImmutableArray<Signal>>> OpenAsync(
        IEnumerable<V1Secret> waiting, CancellationToken cancellationToken)
    {
        // The watch holds no content, and may still show what was removed.
        var read = await Task.WhenAll(waiting.Select(secret => _client.GetAsync<V1Secret>(EntityKey.Of(secret), cancellationToken)));
        return read.OfType<V1Secret>()
            .GroupBy(SignalObjects.ResourceOf, SignalObjects.Open)
            .ToImmutableDictionary(group => group.Key, group => group.OrderBy(signal => signal.Id, StringComparer.Ordinal).ToImmutableArray());
    }

    private static string Key(StackId stack, ResourceName resource) => $"{stack}/{resource}";
}

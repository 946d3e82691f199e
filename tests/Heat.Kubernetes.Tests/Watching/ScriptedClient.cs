using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Tests.Watching;

/// <summary>A client whose lists and watches a test writes.</summary>
internal sealed class ScriptedClient : IKubernetesClient
{
    private readonly Channel<ScriptedWatch> _watches = Channel.CreateUnbounded<ScriptedWatch>();

    /// <summary>Answers to lists, one after the other; the last one stays.</summary>
    public Queue<Func<KubernetesList<V1ConfigMap>>> Lists { get; } = new();

    public int ListCalls { get; private set; }

    /// <summary>The next watch that is opened.</summary>
    public async Task<ScriptedWatch> NextWatchAsync() => await _watches.Reader.ReadAsync();

    public Task<KubernetesList<TEntity>> ListPageAsync<TEntity>(string? @namespace, ListOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        ListCalls++;
        var answer = Lists.Count > 1 ? Lists.Dequeue() : Lists.Peek();
        return Task.FromResult((KubernetesList<TEntity>)(object)answer());
    }

    public async IAsyncEnumerable<WatchEvent<TEntity>> WatchAsync<TEntity>(
        string? @namespace, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var watch = new ScriptedWatch(options);
        await _watches.Writer.WriteAsync(watch, cancellationToken);
        await foreach (var change in watch.Events.ReadAllAsync(cancellationToken))
        {
            yield return (WatchEvent<TEntity>)(object)change;
        }
    }

    public Task<TEntity?> GetAsync<TEntity>(string name, string? @namespace, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("The script has no reads.");

    public Task<TEntity> CreateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("The script has no writes.");

    public Task<TEntity> UpdateAsync<TEntity>(TEntity entity, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("The script has no writes.");

    public Task<TEntity> PatchAsync<TEntity>(EntityKey key, V1Patch patch, WriteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("The script has no writes.");

    public Task<bool> DeleteAsync<TEntity>(EntityKey key, DeleteOptions options, CancellationToken cancellationToken)
        where TEntity : class, IKubernetesObject<V1ObjectMeta> => throw new NotSupportedException("The script has no writes.");
}

/// <summary>One watch that a test speaks through.</summary>
internal sealed class ScriptedWatch(ListOptions options)
{
    private readonly Channel<WatchEvent<V1ConfigMap>> _events = Channel.CreateUnbounded<WatchEvent<V1ConfigMap>>();

    public ListOptions Options => options;

    public ChannelReader<WatchEvent<V1ConfigMap>> Events => _events.Reader;

    public void Tell(WatchEvent<V1ConfigMap> change) => Assert.True(_events.Writer.TryWrite(change));

    /// <summary>The watch ends, by itself or with an error.</summary>
    public void End(Exception? error = null) => _events.Writer.Complete(error);
}

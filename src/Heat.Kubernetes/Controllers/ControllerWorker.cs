using Heat.Kubernetes.Client;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Heat.Kubernetes.Watching;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Controllers;

/// <summary>Takes a key, reads the entity, runs a pass, and in one switch forgets the key, delays it or backs off.</summary>
internal sealed partial class ControllerWorker<TEntity>(
    ControllerQueue<TEntity> queue,
    EntityReader<TEntity> reader,
    EntityPass<TEntity> pass,
    IEnumerable<IEventSource<TEntity>> sources,
    WorkerContext<TEntity> context)
    : IControllerWorker
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly string Kind = typeof(TEntity).Name;
    private readonly ControllerOptions _options = context.Registration.Options;
    private readonly WorkQueue<EntityKey> _keys = queue.Keys;

    public void Prepare(SharedCaches caches)
    {
        foreach (var source in sources)
        {
            source.Prepare(caches);
        }
    }

    public async Task RunAsync(SharedCaches caches, CancellationToken stopping, CancellationToken aborting)
    {
        var subscriptions = sources.Select(source => source.Start(caches, _keys)).ToArray();
        try
        {
            var loops = Enumerable.Range(0, Math.Max(1, _options.MaxConcurrency));
            await Task.WhenAll(loops.Select(_ => Task.Run(() => LoopAsync(stopping, aborting), CancellationToken.None)));
        }
        finally
        {
            foreach (var subscription in subscriptions)
            {
                subscription.Dispose();
            }
        }
    }

    private async Task LoopAsync(CancellationToken stopping, CancellationToken aborting)
    {
        while (!stopping.IsCancellationRequested && !aborting.IsCancellationRequested)
        {
            EntityKey key;
            try
            {
                key = await _keys.TakeAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                Settle(key, await RunPassAsync(key, aborting));
            }
            finally
            {
                _keys.Done(key);
            }
        }
    }

    private void Settle(EntityKey key, PassOutcome<TEntity> outcome)
    {
        switch (outcome)
        {
            case { IsAborted: true }:
                break;
            case { Failure: null, RequeueAfter: null }:
                _keys.Forget(key);
                break;
            case { Failure: null, RequeueAfter: { } later }:
                _keys.Forget(key);
                _keys.AddAfter(key, later, later >= _options.PeriodicFrom ? QueuePriority.Low : QueuePriority.Normal);
                break;
            case { Failure: { } reason, RequeueAfter: { } later }:
                Log.Failed(context.Logger, Kind, key, reason, later);
                _keys.AddAfter(key, later, QueuePriority.Normal);
                break;
            case { Failure: { } reason }:
                Log.Failed(context.Logger, Kind, key, reason, _keys.AddRateLimited(key, QueuePriority.Normal));
                break;
        }
    }

    private async Task<PassOutcome<TEntity>> RunPassAsync(EntityKey key, CancellationToken aborting)
    {
        using var timeout = new CancellationTokenSource(_options.PassTimeout ?? Timeout.InfiniteTimeSpan, context.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborting);
        var started = context.TimeProvider.GetTimestamp();
        var outcome = await TryPassAsync(key, either.Token, aborting);
        context.Metrics.Passed(Kind, outcome.Name, context.TimeProvider.GetElapsedTime(started));
        return outcome;
    }

    private async Task<PassOutcome<TEntity>> TryPassAsync(EntityKey key, CancellationToken cancellationToken, CancellationToken aborting)
    {
        try
        {
            var entity = await reader.ReadAsync(key, cancellationToken);
            return PassOutcome<TEntity>.Of(await pass.RunAsync(key, entity, cancellationToken));
        }
        catch (Exception error) when (aborting.IsCancellationRequested || error is NotLeadingException)
        {
            return PassOutcome<TEntity>.Aborted;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return PassOutcome<TEntity>.Failed($"The pass took longer than {_options.PassTimeout}.");
        }
        catch (KubernetesApiException refusal) when (refusal.IsConflict)
        {
            return PassOutcome<TEntity>.Failed(refusal.Message);
        }
        catch (Exception error)
        {
            Log.Broke(context.Logger, error, Kind, key);
            return PassOutcome<TEntity>.Failed(error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The pass over {Kind} {Key} failed, the next one follows in {Delay}: {Reason}")]
        public static partial void Failed(ILogger logger, string kind, EntityKey key, string reason, TimeSpan delay);

        [LoggerMessage(LogLevel.Error, "The pass over {Kind} {Key} broke off.")]
        public static partial void Broke(ILogger logger, Exception error, string kind, EntityKey key);
    }
}

using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Watching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Controllers;

/// <summary>Starts and stops in order: caches, election, workers; and back.</summary>
internal sealed partial class OperatorHost(
    SharedCaches caches,
    IEnumerable<IControllerWorker> workers,
    Election election,
    KubernetesOperatorOptions options,
    TimeProvider timeProvider,
    ILogger<OperatorHost> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var worker in workers)
        {
            worker.Prepare(caches);
        }

        // The lease and the watches outlive the workers: what still runs needs both.
        using var drained = new CancellationTokenSource();
        var watching = caches.RunAsync(drained.Token);
        var electing = election.RunAsync(drained.Token);
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.StoppedEarly(logger);
        }
        finally
        {
            await drained.CancelAsync();
            await Task.WhenAll(watching, electing);
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await caches.WaitForSyncAsync(stoppingToken);
        await election.Leadership.WaitAsync(stoppingToken);
        Log.Started(logger);
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        using var aborting = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, election.Leadership.Lost);
        await using var onStop = stoppingToken.Register(() => grace.CancelAfter(options.StopGracePeriod));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, election.Leadership.Lost);
        await Task.WhenAll(workers.Select(worker => worker.RunAsync(caches, stopping.Token, aborting.Token)));
        Log.Stopped(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The caches are filled and this process leads: controllers start.")]
        public static partial void Started(ILogger logger);

        [LoggerMessage(LogLevel.Information, "All controllers have stopped.")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(LogLevel.Information, "The process stops before its controllers started.")]
        public static partial void StoppedEarly(ILogger logger);
    }
}

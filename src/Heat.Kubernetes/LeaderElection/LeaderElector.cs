using System.Text.Json;
using Heat.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.LeaderElection;

/// <summary>Stands for election until it wins, renews while it leads, and ends the process when it can no longer be sure that it leads.</summary>
public sealed partial class LeaderElector
{
    private readonly LeaseLock _lock;
    private readonly LeaderElectionOptions _options;
    private readonly LeadershipGuard _guard;
    private readonly IProcessTermination _termination;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    /// <summary>A candidate.</summary>
    /// <param name="client">Who reads and writes the lease. Must not itself ask the guard.</param>
    /// <param name="options">Name of the lease and periods. The namespace must be set.</param>
    /// <param name="guard">What is told of the outcome.</param>
    /// <param name="termination">Ends the process.</param>
    /// <param name="timeProvider">The clocks.</param>
    /// <param name="logger">The log.</param>
    public LeaderElector(
        IKubernetesClient client,
        LeaderElectionOptions options,
        LeadershipGuard guard,
        IProcessTermination termination,
        TimeProvider timeProvider,
        ILogger<LeaderElector> logger)
    {
        options.Validate();
        _lock = new LeaseLock(client, options, options.LeaseNamespace ?? "default", timeProvider);
        _options = options;
        _guard = guard;
        _termination = termination;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Runs for election and leads until it is cancelled; then it gives the lease back.</summary>
    /// <param name="cancellationToken">Cancelled when nothing is left to do that needs leadership.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StandAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody would renew the lease, nor notice that it is lost.
            Log.Broken(_logger, error, _options.LeaseName);
            GiveUp();
            throw;
        }
    }

    private async Task StandAsync(CancellationToken cancellationToken)
    {
        var isLeading = false;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _guard.Lost);
        while (!cancellationToken.IsCancellationRequested)
        {
            var holds = await TryHoldAsync(either.Token);
            if (isLeading && !cancellationToken.IsCancellationRequested && MustGiveUp(holds))
            {
                GiveUp();
                return;
            }

            if (holds && !isLeading)
            {
                Log.Won(_logger, _options.Identity, _options.LeaseName);
                isLeading = true;
            }

            await Task.Delay(Pause(), _timeProvider, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (isLeading)
        {
            await ReleaseAsync();
        }
    }

    private async Task<bool> TryHoldAsync(CancellationToken cancellationToken)
    {
        // The term counts from before the request: others count from when they see its effect, which is later.
        var from = _guard.Now();
        using var timeout = new CancellationTokenSource(_options.RenewDeadline / 2, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            if (!await _lock.TryHoldAsync(either.Token))
            {
                return false;
            }

            _guard.Extend(from, _options.RenewDeadline);
            return true;
        }
        catch (Exception error) when (IsOfTheWay(error))
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                Log.NotReached(_logger, _options.LeaseName, error.Message);
            }

            return false;
        }
    }

    /// <summary>A candidate looks right after the lease has ended, not up to a period later.</summary>
    private TimeSpan Pause() =>
        _lock.UntilFree is { } left && left < _options.RetryPeriod ? left + TimeSpan.FromMilliseconds(1) : _options.RetryPeriod;

    private bool MustGiveUp(bool holds) =>
        !_guard.IsValid || (!holds && _lock.Holder is { Length: > 0 } holder && holder != _options.Identity);

    private void GiveUp()
    {
        _guard.Revoke();
        Log.LostIt(_logger, _options.Identity, _options.LeaseName);
        _termination.Terminate($"{_options.Identity} lost the lease {_options.LeaseName}: the process ends so that nothing is written twice.");
    }

    private async Task ReleaseAsync()
    {
        _guard.Revoke();
        using var timeout = new CancellationTokenSource(_options.RenewDeadline / 2, _timeProvider);
        try
        {
            await _lock.ReleaseAsync(timeout.Token);
            Log.Released(_logger, _options.Identity, _options.LeaseName);
        }
        catch (Exception error) when (IsOfTheWay(error))
        {
            // The others will wait for the end of the lease, that is all.
            Log.NotReached(_logger, _options.LeaseName, error.Message);
        }
    }

    /// <summary>The request, or its answer, did not come through, whole or at all. It says nothing about the lease.</summary>
    private static bool IsOfTheWay(Exception error) =>
        error is KubernetesApiException or HttpRequestException or IOException or JsonException or OperationCanceledException;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Identity} leads: it holds the lease {Lease}.")]
        public static partial void Won(ILogger logger, string identity, string lease);

        [LoggerMessage(LogLevel.Critical, "{Identity} lost the lease {Lease}.")]
        public static partial void LostIt(ILogger logger, string identity, string lease);

        [LoggerMessage(LogLevel.Critical, "The election for the lease {Lease} broke.")]
        public static partial void Broken(ILogger logger, Exception error, string lease);

        [LoggerMessage(LogLevel.Information, "{Identity} gave the lease {Lease} back.")]
        public static partial void Released(ILogger logger, string identity, string lease);

        [LoggerMessage(LogLevel.Warning, "The lease {Lease} could not be held: {Reason}")]
        public static partial void NotReached(ILogger logger, string lease, string reason);
    }
}

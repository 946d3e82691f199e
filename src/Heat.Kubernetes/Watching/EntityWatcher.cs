using System.Text.Json;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Queueing;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Watching;

/// <summary>Lists the objects of a kind and follows their changes, for ever: whatever breaks is begun again.</summary>
/// <typeparam name="TEntity">Type of the objects.</typeparam>
internal sealed partial class EntityWatcher<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly string Kind = typeof(TEntity).Name;
    private readonly IKubernetesClient _client;
    private readonly IWatchSink<TEntity> _sink;
    private readonly WatchContext _context;
    private readonly WatcherOptions _options;
    private readonly string? _namespace;
    private readonly ListOptions _selection;
    private readonly ExponentialBackoff _backoff;
    private string? _version;
    private int _failures;

    /// <summary>A watcher that has not begun.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="sink">Where objects go.</param>
    /// <param name="scope">Which objects.</param>
    /// <param name="namespace">Namespace; null for all.</param>
    /// <param name="context">Options, clock, log and metrics.</param>
    public EntityWatcher(IKubernetesClient client, IWatchSink<TEntity> sink, WatchScope scope, string? @namespace, WatchContext context)
    {
        _client = client;
        _sink = sink;
        _context = context;
        _options = context.Options;
        _namespace = @namespace;
        _backoff = new ExponentialBackoff(_options.BaseDelay, _options.MaxDelay, 0.2, context.Random);
        _selection = new ListOptions
        {
            LabelSelector = scope.LabelSelector,
            FieldSelector = scope.FieldSelector,
            MetadataOnly = scope.MetadataOnly,
            TrimManagedFields = true,
            Limit = _options.PageSize,
        };
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                await RecoverAsync(error, cancellationToken);
            }
        }
    }

    /// <summary>One list, if one is needed, and one watch until the server ends it.</summary>
    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            _version = await ListAsync(cancellationToken);
            _context.Metrics.Heard(Kind, _namespace);
        }

        var before = _version;
        await FollowAsync(cancellationToken);
        if (_version == before)
        {
            // A server that ends each watch at once must not be asked again at once.
            await PauseAsync(cancellationToken);
        }
        else
        {
            _failures = 0;
        }
    }

    private async Task<string?> ListAsync(CancellationToken cancellationToken)
    {
        var entities = new List<TEntity>();
        string? version = null;
        await foreach (var page in _client.ListPagesAsync<TEntity>(_namespace, _selection, cancellationToken))
        {
            entities.AddRange(page.Items);
            version = page.Metadata.ResourceVersion;
            foreach (var unreadable in page.Unreadable)
            {
                Unreadable(unreadable);
            }
        }

        _sink.Replace(_namespace, entities);
        _context.Metrics.Listed(Kind);
        Log.Listed(_context.Logger, Kind, _namespace ?? "all namespaces", entities.Count, version);
        return version;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var timeout = _options.WatchTimeout * (1 + _context.NextDouble());
        var options = _selection with { ResourceVersion = _version, Timeout = timeout };
        using var silence = new CancellationTokenSource(_options.SilenceLimit, _context.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            await foreach (var change in _client.WatchAsync<TEntity>(_namespace, options, either.Token).WithCancellation(either.Token))
            {
                silence.CancelAfter(_options.SilenceLimit);
                _context.Metrics.Heard(Kind, _namespace);
                Take(change);
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _context.Metrics.Broken(Kind, "silent");
            Log.Silent(_context.Logger, Kind, _namespace ?? "all namespaces", _options.SilenceLimit);
        }
    }

    private void Take(WatchEvent<TEntity> change)
    {
        switch (change.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                _sink.Set(change.Entity!); // such an event has an entity
                break;
            case WatchEventType.Deleted:
                _sink.Remove(change.Entity!); // such an event has an entity
                break;
            case WatchEventType.Error when change.Problem is { } problem:
                Unreadable(problem);
                break;
        }

        _version = change.ResourceVersion ?? _version;
    }

    private void Unreadable(UnreadableObject unreadable)
    {
        _context.Metrics.Unreadable(Kind);
        Log.Unreadable(_context.Logger, Kind, unreadable.Key, unreadable.Problem);
    }

    private async Task RecoverAsync(Exception error, CancellationToken cancellationToken)
    {
        if (error is KubernetesApiException { IsGone: true })
        {
            _version = null;
            _context.Metrics.Broken(Kind, "gone");
            Log.Gone(_context.Logger, Kind, _namespace ?? "all namespaces");
        }
        else
        {
            _context.Metrics.Broken(Kind, error is JsonException ? "unreadable" : "error");
            Log.Broken(_context.Logger, Kind, _namespace ?? "all namespaces", error.Message);
        }

        await PauseAsync(cancellationToken, (error as KubernetesApiException)?.RetryAfter);
    }

    private async Task PauseAsync(CancellationToken cancellationToken, TimeSpan? asked = null)
    {
        var own = _backoff.After(++_failures);
        await Task.Delay(asked > own ? asked.Value : own, _context.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Listed {Count} {Kind} in {Namespace} at version {Version}.")]
        public static partial void Listed(ILogger logger, string kind, string @namespace, int count, string? version);

        [LoggerMessage(LogLevel.Information, "The watch of {Kind} in {Namespace} told nothing for {Limit}: it is opened anew.")]
        public static partial void Silent(ILogger logger, string kind, string @namespace, TimeSpan limit);

        [LoggerMessage(LogLevel.Information, "The watch of {Kind} in {Namespace} is too far behind: everything is listed again.")]
        public static partial void Gone(ILogger logger, string kind, string @namespace);

        [LoggerMessage(LogLevel.Warning, "The watch of {Kind} in {Namespace} broke: {Reason}")]
        public static partial void Broken(ILogger logger, string kind, string @namespace, string reason);

        [LoggerMessage(LogLevel.Error, "{Kind} {Key} is passed over, it does not have the form of its kind: {Reason}")]
        public static partial void Unreadable(ILogger logger, string kind, EntityKey key, string reason);
    }
}

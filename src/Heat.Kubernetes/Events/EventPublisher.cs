using Heat.Kubernetes.Client;
using Heat.Kubernetes.Controllers;
using Heat.Kubernetes.Models;
using Microsoft.Extensions.Logging;

namespace Heat.Kubernetes.Events;

/// <summary>Publishes events; one that comes again is counted up, and about one entity there are never too many.</summary>
internal sealed partial class EventPublisher(
    IKubernetesClient client, KubernetesOperatorOptions options, TimeProvider timeProvider, ILogger<EventPublisher> logger) : IEventPublisher
{
    private readonly Lock _lock = new();
    private readonly RecentlyUsed<string, EventBudget> _budgets = new(options.Events.Memory);
    private readonly RecentlyUsed<EventIdentity, EventSeries> _series = new(options.Events.Memory);

    public async Task PublishAsync(
        IKubernetesObject<V1ObjectMeta> entity, EventType type, string reason, string message, CancellationToken cancellationToken = default)
    {
        try
        {
            var subject = V1ObjectReference.To(entity);
            var identity = new EventIdentity(subject.Uid, type, reason, EventText.Cut(message));
            if (Admit(identity) is not { } series)
            {
                Log.Dropped(logger, reason, subject.Kind, EntityKey.Of(entity));
                return;
            }

            using var timeout = new CancellationTokenSource(options.Events.Timeout, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await series.RecordAsync(once => StoreAsync(once, subject, identity, either.Token), either.Token);
        }
        catch (Exception error)
        {
            Log.NotPublished(logger, reason, EntityKey.Of(entity), error.Message);
        }
    }

    private EventSeries? Admit(EventIdentity identity)
    {
        lock (_lock)
        {
            var budget = _budgets.GetOrAdd(identity.Uid ?? "", () => new EventBudget(options.Events, timeProvider));
            return budget.TrySpend() ? _series.GetOrAdd(identity, () => new EventSeries(options.Events.SameFor, timeProvider)) : null;
        }
    }

    private async Task<CoreV1Event> StoreAsync(CoreV1Event? earlier, V1ObjectReference subject, EventIdentity identity, CancellationToken cancellationToken)
    {
        if (earlier is not null)
        {
            var change = new CountUp(earlier.Count + 1, timeProvider.GetUtcNow());
            try
            {
                return await client.PatchAsync<CoreV1Event>(EntityKey.Of(earlier), V1Patch.Merge(change), cancellationToken);
            }
            catch (KubernetesApiException refusal) when (refusal.IsNotFound)
            {
                // The server forgets events after an hour or so: begin anew.
            }
        }

        return await client.CreateAsync(NewEvent(subject, identity), cancellationToken);
    }

    private CoreV1Event NewEvent(V1ObjectReference subject, EventIdentity identity)
    {
        var now = timeProvider.GetUtcNow();
        return new CoreV1Event
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"{Shortened(subject.Name)}.{Guid.NewGuid().ToString("N")[..16]}",
                Namespace = subject.Namespace ?? "default",
            },
            InvolvedObject = subject,
            Type = identity.Type.ToString(),
            Reason = identity.Reason,
            Message = identity.Message,
            Count = 1,
            FirstTimestamp = now,
            LastTimestamp = now,
            Source = new V1EventSource { Component = options.Name },
            ReportingComponent = options.Name,
            ReportingInstance = options.LeaderElection.Identity,
        };
    }

    /// <summary>Names of objects have at most 253 characters, and the event needs a tail.</summary>
    private static string Shortened(string? name) => name is { Length: > 230 } ? name[..230].TrimEnd('.', '-') : name ?? "unknown";

    private sealed record CountUp(int? Count, DateTimeOffset LastTimestamp);

    private sealed record EventIdentity(string? Uid, EventType Type, string Reason, string Message);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "The event {Reason} about {Kind} {Key} is dropped: there were too many.")]
        public static partial void Dropped(ILogger logger, string reason, string? kind, EntityKey key);

        [LoggerMessage(LogLevel.Warning, "The event {Reason} about {Key} could not be published: {Cause}")]
        public static partial void NotPublished(ILogger logger, string reason, EntityKey key, string cause);
    }
}

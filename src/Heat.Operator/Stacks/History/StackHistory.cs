using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.History;

/// <summary>The history of every stack: what happened to it and to its resources, in a ConfigMap that it owns.</summary>
/// <remarks>
/// Entries are written in batches, a few seconds after they came and as soon as the stack comes to rest. A crash loses at most the
/// entries of the last seconds; an idle stack is never written.
/// </remarks>
internal sealed partial class StackHistory(HistoryWriter writer, IStackLookup stacks, TimeProvider clock, ILogger<StackHistory> logger)
    : IHostedService, IDisposable
{
    /// <summary>Type under which Heat's clients know the stack as a whole.</summary>
    public const string StackType = "OS::Heat::Stack";

    private readonly ConcurrentDictionary<StackId, HistoryLane> _lanes = new();

    /// <summary>Something happened to a resource. Returns at once.</summary>
    public void Append(StackIdentity stack, ResourceEvent happened) => Append(stack, new HistoryEntry
    {
        Id = NewId(),
        Time = clock.GetUtcNow(),
        Resource = happened.Name,
        Type = happened.Type,
        PhysicalId = happened.PhysicalId,
        Action = happened.Action,
        Status = happened.Status,
        Reason = happened.Reason,
        RequestId = happened.RequestId,
    });

    /// <summary>Something happened to a stack as a whole. Returns at once.</summary>
    public void Append(V1Alpha1Stack stack, string action, string status, string? reason) =>
        Append(stack.Identity(), new HistoryEntry
        {
            Id = NewId(),
            Time = clock.GetUtcNow(),
            Resource = stack.Metadata.Name!, // a stored object has a name
            Type = StackType,
            PhysicalId = stack.Metadata.Uid,
            Action = action,
            Status = status,
            Reason = reason,
        });

    /// <summary>The stack stands otherwise than before. What is not written yet is written now, unless work goes on. Returns at once.</summary>
    public void Note(V1Alpha1Stack stack, V1Alpha1StackStatus? before, V1Alpha1StackStatus after)
    {
        var ready = after.Conditions.Ready();
        var isNews = before?.ObservedGeneration != after.ObservedGeneration || before?.Action != after.Action || before?.Status != after.Status
            || (before?.Conditions).Ready()?.Reason != ready?.Reason;
        if (isNews)
        {
            Append(stack, after.Action ?? "CREATE", after.Status ?? "IN_PROGRESS", ready?.Message ?? after.Reason);
        }

        if (ready?.Reason != nameof(StackReason.Progressing))
        {
            Settle(stack);
        }
    }

    private void Settle(V1Alpha1Stack stack)
    {
        if (_lanes.TryGetValue(new StackId(stack.Metadata.Uid ?? ""), out var lane))
        {
            lane.Settle();
        }
    }

    /// <summary>Drops a stack that is gone; its history goes with it.</summary>
    public void Forget(V1Alpha1Stack stack)
    {
        if (_lanes.TryRemove(new StackId(stack.Metadata.Uid ?? ""), out var lane))
        {
            lane.Dispose();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes what is not written yet, before the process gives up the lead.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Values.Select(lane => lane.FlushAsync())).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }
    }

    private void Append(StackIdentity stack, HistoryEntry entry) =>
        _lanes.GetOrAdd(stack.Id, _ => new HistoryLane(stack, WriteAsync, clock)).Add(entry.ToLine());

    private async Task<HistoryBook?> WriteAsync(HistoryLane lane, HistoryBatch batch)
    {
        if (stacks.FindById(lane.Stack.Id.Value) is not { } stack)
        {
            // Only a Stack that is there can own a history.
            return new HistoryBook();
        }

        try
        {
            var isNew = batch.IsFirst && stack.Metadata.Generation == 1;
            return await writer.AppendAsync(stack, batch.Book, batch.Lines, isNew, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotWritten(logger, exception, lane.Stack.Namespace, lane.Stack.Name, batch.Lines.Count);
            return null;
        }
    }

    private string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The history of Stack {Namespace}/{Stack} cannot be written; {Entries} entries are tried again")]
        public static partial void NotWritten(ILogger logger, Exception exception, string @namespace, string stack, int entries);
    }
}

using Heat.Engine.Snapshots;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Snapshots;

/// <summary>Tells people how a snapshot stands. The only writer of its status; writes nothing where nothing changed.</summary>
internal sealed class SnapshotReporter(IKubernetesClient client, IEventPublisher events, TimeProvider clock)
{
    /// <summary>Reports how the copies stand.</summary>
    public Task ReportAsync(V1Alpha1StackSnapshot snapshot, SnapshotRecord record, CancellationToken cancellationToken)
    {
        var failed = record.Entries.Where(entry => entry.Phase == SnapshotPhase.Failed).Select(entry => $"{entry.Name}: {entry.Reason}").ToList();
        var open = record.Entries.Where(entry => entry.Phase is SnapshotPhase.Starting or SnapshotPhase.Copying).Select(entry => entry.Reason is null ? entry.Name : $"{entry.Name} ({entry.Reason})").ToList();
        var (reason, message) = record switch
        {
            { IsComplete: true } => (StackReason.Succeeded, "Every copy is whole."),
            { HasFailed: true } => (StackReason.ResourceFailed, $"A copy failed: {string.Join(" ", failed)}. Delete this StackSnapshot and make another."),
            _ => (StackReason.Progressing, $"Copying: {string.Join(", ", open)}"),
        };
        var status = new V1Alpha1StackSnapshotStatus
        {
            StackId = record.StackId,
            StackGeneration = record.StackGeneration,
            Resources = [.. record.Entries.Select(Describe)],
        };
        return WriteAsync(snapshot, status, reason, message, isStalled: record.HasFailed, cancellationToken);
    }

    /// <summary>Reports what stands in the way.</summary>
    public Task ReportAsync(V1Alpha1StackSnapshot snapshot, StackProblem problem, CancellationToken cancellationToken) => WriteAsync(
        snapshot, snapshot.Status ?? new V1Alpha1StackSnapshotStatus(), problem.Reason, problem.Message, problem.IsStalled, cancellationToken);

    private async Task WriteAsync(
        V1Alpha1StackSnapshot snapshot, V1Alpha1StackSnapshotStatus status, StackReason reason, string message, bool isStalled, CancellationToken cancellationToken)
    {
        var conditions = new ConditionSet(snapshot.Status?.Conditions, snapshot.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(ConditionTypes.Ready, reason == StackReason.Succeeded, reason, message);
        conditions.SetOrRemove(ConditionTypes.Stalled, isStalled, reason, message);
        var composed = status with { ObservedGeneration = snapshot.Metadata.Generation, Conditions = conditions.ToList() };
        if (StatusPatch.Between(snapshot.Status, composed) is not { } patch)
        {
            return;
        }

        var previous = snapshot.Status?.Conditions;
        try
        {
            var stored = await client.PatchStatusAsync<V1Alpha1StackSnapshot>(EntityKey.Of(snapshot), patch, cancellationToken);
            snapshot.Status = stored.Status;
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return;
        }

        await events.TellReadyAsync(snapshot, previous, composed.Conditions, cancellationToken);
    }

    private static SnapshotResource Describe(SnapshotEntry entry) => new()
    {
        Name = entry.Name,
        Type = entry.Type,
        SnapshotId = entry.CopyId,
        Status = entry.Phase.ToString(),
        Reason = entry.Reason,
    };
}

using Heat.Engine.Ports;
using Heat.Engine.Snapshots;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Resources;

namespace Heat.Operator.Snapshots;

/// <summary>Takes a snapshot one step further, and removes one. Waits for nothing itself.</summary>
internal sealed class SnapshotRunner(
    StackIndexes stacks, StackInputGatherer gatherer, SnapshotBegin begin, SnapshotSecrets secrets, SnapshotPass pass, IDriverSourceFactory drivers)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgainAtLeast = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WaitForStack = TimeSpan.FromSeconds(30);

    /// <summary>Takes it further.</summary>
    /// <exception cref="StackProblemException">It cannot be taken further now.</exception>
    public async Task<SnapshotRecord> TakeAsync(V1Alpha1StackSnapshot snapshot, CancellationToken cancellationToken)
    {
        var record = await secrets.ReadAsync(snapshot, cancellationToken);
        if (record is { IsComplete: true } or { HasFailed: true })
        {
            return record;
        }

        var stack = StackOf(snapshot) ?? throw Passing(StackReason.SourceMissing, $"There is no Stack '{snapshot.Spec.StackRef.Name}' in this namespace.");
        var (preparation, project) = await gatherer.OpenAsync(stack, cancellationToken);
        var source = drivers.ForSession(preparation.Session).Drivers;
        if (record is null)
        {
            record = await BeginAsync(snapshot, stack, source, project, cancellationToken);
        }

        var state = await begin.StateAsync(stack, cancellationToken);
        var advanced = record with { Entries = await pass.AdvanceAsync(preparation.Input.Stack, state, record.Entries, source, cancellationToken) };
        if (advanced.IsComplete)
        {
            advanced = advanced.WithRewrites(entry => (source.Find(entry.Type) as ISnapshots)?.RestoredProperties(entry.CopyId!)); // a complete copy has an id
        }

        if (!advanced.Entries.SequenceEqual(record.Entries))
        {
            await secrets.WriteAsync(snapshot, advanced, cancellationToken);
        }

        return advanced;
    }

    /// <summary>When to look at it again; null: it is done. Large copies take hours: the longer it takes, the rarer the looks.</summary>
    /// <param name="record">How it stands.</param>
    /// <param name="age">Since when it is asked for.</param>
    public static TimeSpan? UntilNextLook(SnapshotRecord record, TimeSpan age) =>
        record.IsComplete || record.HasFailed ? null : TimeSpan.FromTicks(Math.Clamp((age / 20).Ticks, LookAgain.Ticks, LookAgainAtLeast.Ticks));

    /// <summary>Removes the copies, as far as that goes now.</summary>
    /// <returns>What is left of them; null: nothing.</returns>
    /// <exception cref="StackProblemException">They cannot be removed now.</exception>
    public async Task<string?> RemoveAsync(V1Alpha1StackSnapshot snapshot, CancellationToken cancellationToken)
    {
        var record = await secrets.ReadAsync(snapshot, cancellationToken);
        if (record is not null && snapshot.Spec.DeletionPolicy != SnapshotDeletionPolicy.Retain)
        {
            var stack = StackOf(snapshot) ?? throw Passing(
                StackReason.SourceMissing,
                $"The Stack '{snapshot.Spec.StackRef.Name}' is gone, and with it the credentials to delete the copies. Set spec.deletionPolicy to Retain to let them be.");
            var (preparation, _) = await gatherer.OpenAsync(stack, cancellationToken);
            var left = await pass.DeleteAsync(record.Entries, drivers.ForSession(preparation.Session).Drivers, cancellationToken);
            if (!left.IsEmpty)
            {
                return string.Join(" ", left.Select(entry => $"{entry.Name}: {entry.CopyId}: {entry.Reason}"));
            }
        }

        await secrets.DeleteAsync(snapshot, cancellationToken);
        return null;
    }

    private async Task<SnapshotRecord> BeginAsync(
        V1Alpha1StackSnapshot snapshot, V1Alpha1Stack stack, IResourceDriverSource source, string project, CancellationToken cancellationToken)
    {
        if (stack.Status is null or { Status: "IN_PROGRESS" })
        {
            throw Passing(StackReason.DependencyNotReady, $"The Stack '{stack.Metadata.Name}' is at work; it is copied when that is done.");
        }

        var record = await begin.RecordAsync(snapshot, stack, source, project, cancellationToken);
        await secrets.WriteAsync(snapshot, record, cancellationToken);
        return record;
    }

    private V1Alpha1Stack? StackOf(V1Alpha1StackSnapshot snapshot) => stacks.Find(new EntityKey(snapshot.Metadata.Namespace, snapshot.Spec.StackRef.Name));

    private static StackProblemException Passing(StackReason reason, string message) => new(StackProblem.Passing(reason, message, WaitForStack));
}

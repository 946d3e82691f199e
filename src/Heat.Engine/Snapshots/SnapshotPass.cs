using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Snapshots;

/// <summary>Takes a snapshot of a stack one step further. Never waits: it starts copies, or looks at them, and says how they stand.</summary>
/// <remarks>
/// Entries come in with their intention saved. A copy that is lost between its call and the next save is found by its name, so it is made once.
/// </remarks>
public sealed class SnapshotPass(IFaultClassifier faults)
{
    /// <summary>The entries of a stack's resources, before anything was done.</summary>
    /// <param name="state">The stack.</param>
    /// <param name="drivers">Drivers of its cloud.</param>
    /// <param name="mark">Tells this snapshot from others.</param>
    public static ImmutableArray<SnapshotEntry> Plan(StackState state, IResourceDriverSource drivers, string mark) =>
    [
        .. state.Incarnations.Values
            .Where(incarnation => incarnation.IsCurrent && incarnation.PhysicalId is not null)
            .OrderBy(incarnation => incarnation.Name.Value, StringComparer.Ordinal)
            .Select(incarnation => SnapshotEntry.Of(incarnation, drivers.Find(incarnation.Type) is ISnapshots, mark)),
    ];

    /// <summary>One step for every entry that is not done.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="state">Its state.</param>
    /// <param name="entries">The entries, saved.</param>
    /// <param name="drivers">Drivers of its cloud.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    public async Task<ImmutableArray<SnapshotEntry>> AdvanceAsync(
        StackIdentity stack, StackState state, ImmutableArray<SnapshotEntry> entries, IResourceDriverSource drivers, CancellationToken cancellationToken) =>
        [.. await Task.WhenAll(entries.Select(entry => GuardAsync(stack, state, entry, drivers, cancellationToken))).ConfigureAwait(false)];

    private async Task<SnapshotEntry> GuardAsync(
        StackIdentity stack, StackState state, SnapshotEntry entry, IResourceDriverSource drivers, CancellationToken cancellationToken)
    {
        if (entry.Phase is not (SnapshotPhase.Starting or SnapshotPhase.Copying) || drivers.Find(entry.Type) is not ISnapshots copying)
        {
            return entry;
        }

        try
        {
            return entry.CopyId is { } id
                ? Seen(entry, await copying.ObserveSnapshotAsync(id, cancellationToken).ConfigureAwait(false))
                : await StartAsync(stack, state, entry, copying, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var fault = faults.Classify(exception);
            return entry with { Reason = fault.Message, Phase = fault.Kind == FaultKind.Terminal ? SnapshotPhase.Failed : entry.Phase };
        }
    }

    private static async Task<SnapshotEntry> StartAsync(
        StackIdentity stack, StackState state, SnapshotEntry entry, ISnapshots copying, CancellationToken cancellationToken)
    {
        var incarnation = state.Incarnations.Values.FirstOrDefault(one => one.IsCurrent && one.Name.Value == entry.Name);
        if (incarnation?.PhysicalId?.Value != entry.PhysicalId)
        {
            return entry with { Phase = SnapshotPhase.Failed, Reason = $"The object {entry.PhysicalId} is no part of the stack any more." };
        }

        var context = new ResourceContext
        {
            Stack = stack,
            Name = incarnation!.Name, // its id is the entry's, which is set
            PhysicalName = incarnation.PhysicalName,
            PhysicalId = incarnation.PhysicalId,
            Properties = incarnation.Applied,
            Data = incarnation.Data,
        };
        var id = await copying.FindSnapshotAsync(entry.CopyName, cancellationToken).ConfigureAwait(false)
            ?? await copying.StartSnapshotAsync(context, entry.CopyName, cancellationToken).ConfigureAwait(false);
        return entry with { CopyId = id, Phase = SnapshotPhase.Copying, Reason = null };
    }

    private static SnapshotEntry Seen(SnapshotEntry entry, Observation observation) => observation.Lifecycle switch
    {
        Lifecycle.Ready => entry with { Phase = SnapshotPhase.Complete, Reason = null },
        Lifecycle.Pending => entry with { Phase = SnapshotPhase.Copying, Reason = observation.Reason },
        _ => entry with { Phase = SnapshotPhase.Failed, Reason = observation.Reason ?? $"The copy {entry.CopyId} is gone." },
    };

    /// <summary>Deletes the copies.</summary>
    /// <returns>The entries that are left: their copy is still there, or could not be deleted, with the reason.</returns>
    public async Task<ImmutableArray<SnapshotEntry>> DeleteAsync(
        ImmutableArray<SnapshotEntry> entries, IResourceDriverSource drivers, CancellationToken cancellationToken)
    {
        var left = await Task.WhenAll(entries.Select(entry => DeleteOneAsync(entry, drivers, cancellationToken))).ConfigureAwait(false);
        return [.. left.OfType<SnapshotEntry>()];
    }

    private async Task<SnapshotEntry?> DeleteOneAsync(SnapshotEntry entry, IResourceDriverSource drivers, CancellationToken cancellationToken)
    {
        if (entry.Phase == SnapshotPhase.Noted || drivers.Find(entry.Type) is not ISnapshots copying)
        {
            return null;
        }

        try
        {
            var id = entry.CopyId ?? await copying.FindSnapshotAsync(entry.CopyName, cancellationToken).ConfigureAwait(false);
            if (id is null || !await copying.DeleteSnapshotAsync(id, entry.CopyName, cancellationToken).ConfigureAwait(false))
            {
                return null; // there is none, or it is somebody else's
            }

            var observation = await copying.ObserveSnapshotAsync(id, cancellationToken).ConfigureAwait(false);
            return observation.Lifecycle == Lifecycle.Absent ? null : entry with { CopyId = id, Reason = observation.Reason ?? "It is being deleted." };
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return entry with { Reason = faults.Classify(exception).Message };
        }
    }
}

using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Backs an object up before it is deleted, for <c>deletion_policy: Snapshot</c>.</summary>
internal sealed class Backup(PassScope scope, Failures failures)
{
    /// <summary>Takes the backup as far as it goes now.</summary>
    /// <returns>The record, and what is waited for; null: the object may go.</returns>
    public async Task<(Incarnation Incarnation, NodeOutcome? Wait)> RunAsync(
        Incarnation incarnation, IResourceDriver driver, Observation observation)
    {
        if (incarnation.Backup == BackupStage.Due)
        {
            if (driver is not ISnapshotsBeforeDelete backing)
            {
                return (incarnation, failures.Record(incarnation, new Fault(
                    FaultKind.Terminal, $"\"Snapshot\" deletion policy is not supported by {incarnation.Type}; use Delete or Retain.")));
            }

            (incarnation, observation) = await StartAsync(incarnation, driver, backing).ConfigureAwait(false);
        }

        return observation.Lifecycle switch
        {
            Lifecycle.Pending => (incarnation, Wait(incarnation, observation)),
            Lifecycle.Failed => (incarnation, failures.Record(incarnation, new Fault(
                FaultKind.RetrySlowly, observation.Reason ?? "The backup failed; the object is kept."))),
            _ => (Finished(incarnation), null),
        };
    }

    private async Task<(Incarnation Incarnation, Observation Observation)> StartAsync(
        Incarnation incarnation, IResourceDriver driver, ISnapshotsBeforeDelete backing)
    {
        var change = await scope.Calls.RunAsync(
            () => backing.SnapshotAsync(scope.ContextOf(incarnation, scope.Now), scope.Tokens.Finishing), scope.Tokens.Pass)
            .ConfigureAwait(false);
        var started = incarnation.After(change) with { Backup = BackupStage.Started };
        scope.Ledger.Record(started);
        return (started, change.Observed ?? await scope.ObserveAsync(driver, started, scope.Now).ConfigureAwait(false));
    }

    private Incarnation Finished(Incarnation incarnation)
    {
        var finished = incarnation with { Backup = BackupStage.Done };
        scope.Ledger.Record(finished);
        return finished;
    }

    private NodeOutcome Wait(Incarnation incarnation, Observation observation) =>
        scope.LookLater(incarnation, "SNAPSHOT", observation, "The backup is being made");
}

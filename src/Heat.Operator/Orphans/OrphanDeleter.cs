using Heat.Engine.Orphans;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Resources;

namespace Heat.Operator.Orphans;

/// <summary>Deletes the objects that a sweep's spec names, one by one, and only those that are proven.</summary>
internal sealed class OrphanDeleter(IOrphanSearch search, IEventPublisher events, OrphanMeter meter)
{
    /// <summary>Takes the deletions as far as they go now.</summary>
    /// <param name="sweep">The sweep. What its status does not list yet is not deleted.</param>
    /// <param name="cloud">The project.</param>
    /// <param name="query">Which stacks there are, and were.</param>
    /// <param name="report">What was seen just now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<OrphanDeletion>> RunAsync(
        V1Alpha1OrphanSweep sweep, CloudDrivers cloud, OrphanQuery query, OrphanReport report, CancellationToken cancellationToken)
    {
        var deletions = new List<OrphanDeletion>();
        foreach (var id in (sweep.Spec.DeleteIds ?? []).Distinct(StringComparer.Ordinal))
        {
            var before = sweep.Status?.Deletions?.Find(deletion => deletion.Id == id);
            var deletion = await DeleteAsync(sweep, id, before, cloud, query, report, cancellationToken);
            deletions.Add(deletion);
            if (before != deletion)
            {
                await TellAsync(sweep, deletion, cancellationToken);
            }
        }

        return deletions;
    }

    private async Task<OrphanDeletion> DeleteAsync(
        V1Alpha1OrphanSweep sweep, string id, OrphanDeletion? before, CloudDrivers cloud, OrphanQuery query, OrphanReport report, CancellationToken cancellationToken)
    {
        if (report.Orphans.FirstOrDefault(orphan => orphan.Id.Value == id) is not { } orphan)
        {
            return before is { Outcome: OrphanRemovalOutcome.Requested or OrphanRemovalOutcome.Gone }
                ? new OrphanDeletion { Id = id, Outcome = OrphanRemovalOutcome.Gone, Message = "It does not exist any more." }
                : Refuse(id, "It is no orphan: it does not exist, carries no identity, is too young, or belongs to a Stack. Take it out of spec.deleteIds.");
        }

        if (!orphan.IsProven)
        {
            return Refuse(id, "It is not proven to have been made for a Stack of this cluster. Delete it by the cloud's own tools, if nobody needs it.");
        }

        if (sweep.Status?.Orphans?.Exists(listed => listed.Id == id && listed.Certainty == OrphanCertainty.Proven) != true)
        {
            return Refuse(id, "No earlier sweep has listed it in status.orphans. It is deleted by the next one, if it is an orphan then.");
        }

        var removal = await search.RemoveAsync(cloud.Drivers, query, orphan, cancellationToken);
        return new OrphanDeletion { Id = id, Outcome = removal.Outcome, Message = $"{orphan.Type} {orphan.Name}: {removal.Message}" };
    }

    private async Task TellAsync(V1Alpha1OrphanSweep sweep, OrphanDeletion deletion, CancellationToken cancellationToken)
    {
        meter.Deletion(deletion.Outcome.ToString());
        var isDone = deletion.Outcome is OrphanRemovalOutcome.Requested or OrphanRemovalOutcome.Gone;
        await events.PublishAsync(
            sweep,
            isDone ? EventType.Normal : EventType.Warning,
            (isDone ? OrphanEventReason.OrphanDeleted : OrphanEventReason.OrphanNotDeleted).ToString(),
            $"{deletion.Id}: {deletion.Outcome}. {deletion.Message}",
            cancellationToken);
    }

    private static OrphanDeletion Refuse(string id, string message) => new() { Id = id, Outcome = OrphanRemovalOutcome.Refused, Message = message };
}

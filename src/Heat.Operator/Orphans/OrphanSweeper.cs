using Heat.Engine.Orphans;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Orphans;

/// <summary>Runs one sweep: opens the project, searches, deletes what the spec names, reports.</summary>
internal sealed class OrphanSweeper(
    OrphanProject project, ListedStacks stacks, IOrphanSearch search, OrphanDeleter deleter, IKubernetesClient client, IEventPublisher events, TimeProvider clock)
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WhileDeleting = TimeSpan.FromSeconds(15);

    /// <summary>Sweeps where it is due.</summary>
    /// <returns>When to sweep again.</returns>
    public async Task<TimeSpan> RunAsync(V1Alpha1OrphanSweep sweep, CancellationToken cancellationToken)
    {
        var interval = Durations.Parse(sweep.Spec.Interval, DefaultInterval);
        if (UntilDue(sweep, interval) is { } wait)
        {
            return wait;
        }

        try
        {
            var cloud = await project.OpenAsync(sweep, cancellationToken);
            var query = await stacks.QueryAsync(sweep.Metadata.Namespace ?? "", Durations.Parse(sweep.Spec.GracePeriod, DefaultGrace), cancellationToken);
            var report = await search.SearchAsync(cloud.Drivers, query, cancellationToken);
            var deletions = await deleter.RunAsync(sweep, cloud, query, report, cancellationToken);
            await TellNewsAsync(sweep, report, cancellationToken);
            await WriteAsync(sweep, SweepStatusComposer.Compose(sweep, report, deletions, clock.GetUtcNow()), cancellationToken);
            return IsDeleting(deletions) && WhileDeleting < interval ? WhileDeleting : interval;
        }
        catch (StackProblemException exception)
        {
            await WriteAsync(sweep, SweepStatusComposer.Compose(sweep, exception.Problem, clock.GetUtcNow()), cancellationToken);
            return exception.Problem.LookAgainAfter ?? interval;
        }
    }

    /// <summary>How long the sweep is not due yet; null: it is.</summary>
    private TimeSpan? UntilDue(V1Alpha1OrphanSweep sweep, TimeSpan interval)
    {
        if (sweep.Status is not { LastSweep: { } last } status || status.ObservedGeneration != sweep.Metadata.Generation
            || status.Refreshed != Refresh.AskedOf(sweep))
        {
            return null;
        }

        var pause = IsDeleting(status.Deletions ?? []) && WhileDeleting < interval ? WhileDeleting : interval;
        return last + pause - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;
    }

    private static bool IsDeleting(IEnumerable<OrphanDeletion> deletions) =>
        deletions.Any(deletion => deletion.Outcome is OrphanRemovalOutcome.Requested or OrphanRemovalOutcome.Failed);

    private async Task TellNewsAsync(V1Alpha1OrphanSweep sweep, OrphanReport report, CancellationToken cancellationToken)
    {
        var known = (sweep.Status?.Orphans ?? []).Select(orphan => orphan.Id).ToHashSet(StringComparer.Ordinal);
        var news = report.Orphans.Where(orphan => orphan.IsProven && !known.Contains(orphan.Id.Value)).ToList();
        if (news.Count > 0)
        {
            var first = string.Join(", ", news.Take(5).Select(orphan => $"{orphan.Name} ({orphan.Type}, {orphan.Id})"));
            await events.PublishAsync(
                sweep, EventType.Warning, nameof(OrphanEventReason.OrphansFound), $"{news.Count} new: {first}{(news.Count > 5 ? ", …" : ".")}", cancellationToken);
        }
    }

    private async Task WriteAsync(V1Alpha1OrphanSweep sweep, V1Alpha1OrphanSweepStatus status, CancellationToken cancellationToken)
    {
        if (StatusPatch.Between(sweep.Status, status) is { } patch)
        {
            await client.PatchStatusAsync<V1Alpha1OrphanSweep>(EntityKey.Of(sweep), patch, cancellationToken);
            await events.TellReadyAsync(sweep, sweep.Status?.Conditions, status.Conditions, cancellationToken);
        }
    }
}

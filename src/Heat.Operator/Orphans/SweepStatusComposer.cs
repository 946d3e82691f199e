using Heat.Engine.Orphans;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Orphans;

/// <summary>Makes the status of a sweep. Pure.</summary>
internal static class SweepStatusComposer
{
    /// <summary>Orphans that a status lists.</summary>
    public const int Listed = 200;

    private const int ShownTroubles = 3;

    /// <summary>The status after a sweep.</summary>
    public static V1Alpha1OrphanSweepStatus Compose(
        V1Alpha1OrphanSweep sweep, OrphanReport report, IReadOnlyList<OrphanDeletion> deletions, DateTimeOffset now)
    {
        var proven = report.Orphans.Count(orphan => orphan.IsProven);
        var conditions = new ConditionSet(sweep.Status?.Conditions, sweep.Metadata.Generation, now);
        var summary = $"{report.Seen} objects are named as ours; {proven} orphans are proven, {report.Orphans.Length - proven} belong to stacks that are not known here.";
        conditions.Set(
            ConditionTypes.Ready,
            report.Unknown.IsEmpty,
            report.Unknown.IsEmpty ? StackReason.Succeeded : StackReason.CloudUnreachable,
            report.Unknown.IsEmpty ? summary : $"{summary} Not everything could be looked at: {string.Join(" ", report.Unknown.Take(ShownTroubles))}");
        var before = (sweep.Status?.Orphans ?? []).DistinctBy(orphan => orphan.Id).ToDictionary(orphan => orphan.Id);
        return new V1Alpha1OrphanSweepStatus
        {
            ObservedGeneration = sweep.Metadata.Generation,
            LastSweep = StatusComposer.WholeSeconds(now),
            Refreshed = Refresh.AskedOf(sweep),
            Counts = new OrphanCounts { Marked = report.Seen, Proven = proven, Unknown = report.Orphans.Length - proven },
            Orphans = [.. report.Orphans.Take(Listed).Select(orphan => Describe(orphan, before.GetValueOrDefault(orphan.Id.Value), now))],
            OrphansTruncated = report.Orphans.Length > Listed ? true : null,
            Deletions = deletions.Count == 0 ? null : [.. deletions],
            Conditions = conditions.ToList(),
        };
    }

    /// <summary>The status when no sweep could run: what was seen last stays.</summary>
    public static V1Alpha1OrphanSweepStatus Compose(V1Alpha1OrphanSweep sweep, StackProblem problem, DateTimeOffset now)
    {
        var conditions = new ConditionSet(sweep.Status?.Conditions, sweep.Metadata.Generation, now);
        conditions.Set(ConditionTypes.Ready, false, problem.Reason, problem.Message);
        return (sweep.Status ?? new V1Alpha1OrphanSweepStatus()) with { ObservedGeneration = sweep.Metadata.Generation, Conditions = conditions.ToList() };
    }

    private static OrphanStatus Describe(Orphan orphan, OrphanStatus? before, DateTimeOffset now) => new()
    {
        Id = orphan.Id.Value,
        Type = orphan.Type,
        Name = orphan.Name,
        Stack = orphan.Stack is { } stack ? $"{stack.Namespace}/{stack.Name}" : null,
        StackId = orphan.Stack?.Id.Value,
        Resource = orphan.Resource?.Value,
        Certainty = orphan.IsProven ? OrphanCertainty.Proven : OrphanCertainty.Unknown,
        Reason = Explain(orphan.Cause),
        Since = before?.Since ?? StatusComposer.WholeSeconds(now),
    };

    private static string Explain(OrphanCause cause) => cause switch
    {
        OrphanCause.StackGone => "Its Stack is gone.",
        OrphanCause.Released => "Its Stack was deleted with deletionPolicy: Orphan, so it was left on purpose.",
        OrphanCause.NotInStack => "Its Stack has no record of it: the record was lost, or the resource left the Stack and was kept by its deletion policy.",
        _ => "It is named for a stack that this cluster never had: one of another cluster, or of Heat.",
    };
}
